package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.report.leaderboard.LabelCurve;
import org.kdtoolkit.report.leaderboard.Legend;
import org.kdtoolkit.report.leaderboard.SweepScores;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * The report of a sweep: how the methods do at its points, how much of a corruption they withstand,
 * what labels are worth, how they do over the folds of a data set.
 */
final class SweepReport {

    private static final String OWN_METRICS = "Teacher’s own metrics";

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
        if (plan.hasOtherAxes()) {
            sizes.add(
                    "%s of %s"
                            .formatted(
                                    Page.counted(plan.points().size(), "point"),
                                    String.join(", ", plan.words())));
            return compared(sizes, plan);
        }
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
        return compared(sizes, plan);
    }

    private static String compared(List<String> sizes, SweepPlan plan) {
        return "%s, compared by %s".formatted(String.join(" × ", sizes), plan.primary());
    }

    private static List<Section> curves(SweepScores scores) {
        SweepPlan plan = scores.plan();
        Palette palette = new Palette(plan.methods());
        if (plan.hasOtherAxes()) {
            return List.of(new PointSection(scores).render());
        }
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
        facts.putAll(teachers(sweep));
        return facts;
    }

    /** What is true of the first point; where others differ, with its name. */
    private static String fact(Sweep sweep, String name, String first) {
        boolean ofAll =
                sweep.benchmarks().stream()
                        .allMatch(at -> first.equals(at.benchmark().plan().facts().get(name)));
        return ofAll ? first : first + " (" + sweep.benchmarks().get(0).point().text() + ")";
    }

    private static Map<String, String> teachers(Sweep sweep) {
        Map<String, String> teachers = new LinkedHashMap<>();
        for (Sweep.AtPoint at : sweep.benchmarks()) {
            if (!at.benchmark().teacher().isEmpty()) {
                teachers.put(
                        teacher(at.point(), sweep.plan()), SummarySection.teacher(at.benchmark()));
            }
        }
        boolean oneForAll = teachers.size() > 1 && Set.copyOf(teachers.values()).size() == 1;
        return oneForAll && sweep.plan().hasOtherAxes()
                ? Map.of(OWN_METRICS, teachers.values().iterator().next())
                : teachers;
    }

    /** A teacher is judged at each rate and fold, whatever the labels that students see. */
    private static String teacher(SweepPoint point, SweepPlan plan) {
        if (plan.hasOtherAxes()) {
            return "Teacher at " + point.text();
        }
        if (point.fold().isPresent()) {
            return "Teacher in " + point.text();
        }
        return point.rate().isEmpty()
                ? OWN_METRICS
                : "Teacher at rate " + SweepPoint.number(point.rate().getAsDouble());
    }
}
