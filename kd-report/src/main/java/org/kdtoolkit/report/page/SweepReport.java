package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kdtoolkit.report.leaderboard.LabelCurve;
import org.kdtoolkit.report.leaderboard.Legend;
import org.kdtoolkit.report.leaderboard.SweepScores;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * The report of a sweep: how much of a corruption the methods withstand, what labels are worth, how
 * they do over the folds of a data set.
 */
final class SweepReport {

    private SweepReport() {}

    /** The page's text. It links to the reports of the points, which lie in folders beside it. */
    static String render(Sweep sweep, SweepScores scores) {
        SweepPlan plan = sweep.plan();
        Notes notes = new Notes(List.of(), SweepNotes.ofAll(sweep), Legend.failures(scores));
        List<Section> sections = new ArrayList<>(curves(scores));
        sections.add(PointDifferenceSection.render(scores));
        sections.add(Section.of("Set-up", Facts.of(facts(sweep))));
        sections.add(notes.failed());
        sections.add(notes.foot());
        sections.add(SweepNotes.details(sweep));
        sections.add(Page.configuration(sweep.configuration()));
        return Page.render(plan.name(), lead(plan), notes.alarms(), sections);
    }

    private static String lead(SweepPlan plan) {
        List<String> sizes = new ArrayList<>();
        sizes.add(Page.counted(plan.methods().size(), "method"));
        sizes.add(Page.counted(plan.seeds().size(), "seed"));
        int rates = (int) plan.points().stream().map(SweepPoint::rate).distinct().count();
        if (plan.hasFolds()) {
            sizes.add(Page.counted(plan.points().size(), "fold"));
        }
        if (plan.hasBudgets()) {
            sizes.add(Page.counted(plan.points().size() / rates, "label budget"));
        }
        if (plan.hasRates()) {
            sizes.add(
                    "%s of a corruption (%s)"
                            .formatted(Page.counted(rates, "rate"), plan.corruption()));
        }
        return "%s, compared by %s".formatted(String.join(" × ", sizes), plan.primary());
    }

    private static List<Section> curves(SweepScores scores) {
        SweepPlan plan = scores.plan();
        Palette palette = new Palette(plan.methods());
        if (plan.hasFolds()) {
            return List.of(
                    new LeaderboardSection(scores.overPoints(), palette).render(),
                    new FoldSection(scores).render());
        }
        if (!plan.hasBudgets()) {
            return List.of(new RobustnessSection(scores).render());
        }
        List<Section> sections = new ArrayList<>();
        LabelCurve.of(scores)
                .forEach(curve -> sections.add(new LabelSection(curve, palette).render()));
        if (plan.hasRates()) {
            sections.add(RobustnessSection.ofBudgets(scores, palette));
        }
        return sections;
    }

    private static Map<String, String> facts(Sweep sweep) {
        SweepPlan plan = sweep.plan();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Methods", String.join(", ", plan.methods()));
        facts.put(
                "Seeds",
                plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        sweep.benchmarks().stream()
                .findFirst()
                .ifPresent(
                        first ->
                                first.benchmark()
                                        .plan()
                                        .facts()
                                        .forEach(
                                                (name, fact) ->
                                                        facts.put(name, fact(sweep, name, fact))));
        if (plan.hasRates()) {
            facts.put("Corruption", plan.corruption());
        }
        for (Sweep.AtPoint at : sweep.benchmarks()) {
            if (!at.benchmark().teacher().isEmpty()) {
                facts.put(teacher(at.point()), SummarySection.teacher(at.benchmark()));
            }
        }
        return facts;
    }

    /** What is true of the first point; where others differ, with its name. */
    private static String fact(Sweep sweep, String name, String first) {
        boolean ofAll =
                sweep.benchmarks().stream()
                        .allMatch(at -> first.equals(at.benchmark().plan().facts().get(name)));
        return ofAll ? first : first + " (" + sweep.benchmarks().get(0).point().text() + ")";
    }

    /** A teacher is judged at each rate and fold, whatever the labels that students see. */
    private static String teacher(SweepPoint point) {
        if (point.fold().isPresent()) {
            return "Teacher in " + point.text();
        }
        return point.rate().isEmpty()
                ? "Teacher’s own metrics"
                : "Teacher at rate " + SweepPoint.number(point.rate().getAsDouble());
    }
}
