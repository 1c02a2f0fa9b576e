package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.report.leaderboard.Leaderboard;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.RunEnvironment;
import org.kdtoolkit.report.result.SearchFolder;
import org.kdtoolkit.report.samples.SampleStudy;
import org.kdtoolkit.report.samples.ThumbnailFolder;

/**
 * The report as one HTML page that needs nothing beside it: no fonts, no images, no scripts from
 * elsewhere. Every number stands with its number of seeds.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /** The page's text, of the figures alone. */
    public static String render(Benchmark benchmark) {
        return render(benchmark, SampleStudy.none(List.of()), Map.of());
    }

    /**
     * The page's text, without what lies in the benchmark's folder beside the figures.
     *
     * @param study what the trials answered to single samples
     * @param thumbnails of samples, by their ids; those that are missing are told
     */
    public static String render(
            Benchmark benchmark, SampleStudy study, Map<String, Thumbnail> thumbnails) {
        return render(
                benchmark,
                study,
                thumbnails,
                List.of(Section.NONE, Section.NONE),
                new RunEnvironment(List.of()),
                List.of());
    }

    /**
     * The whole page's text.
     *
     * @param study what the trials answered to single samples
     * @param folder where the trials left what sections show of single samples
     */
    public static String render(Benchmark benchmark, SampleStudy study, BenchmarkFolder folder) {
        List<String> faults = new ArrayList<>();
        Section readings =
                unlessBroken(
                        () -> ReadingSection.of(folder, benchmark.plan()).render(),
                        Section.NONE,
                        faults);
        Section search =
                unlessBroken(
                        () -> SearchSection.of(new SearchFolder(folder.path())),
                        Section.NONE,
                        faults);
        RunEnvironment environment =
                unlessBroken(folder::environment, new RunEnvironment(List.of()), faults);
        return render(
                benchmark,
                study,
                ThumbnailFolder.of(folder).read(study),
                List.of(search, readings),
                environment,
                faults);
    }

    /** A part on which no figure depends; where its file is broken, a note says so in its place. */
    private static <T> T unlessBroken(Supplier<T> part, T otherwise, List<String> faults) {
        try {
            return part.get();
        } catch (DataException e) {
            faults.add(e.getMessage());
            return otherwise;
        }
    }

    private static String render(
            Benchmark benchmark,
            SampleStudy study,
            Map<String, Thumbnail> thumbnails,
            List<Section> ofFolder,
            RunEnvironment environment,
            List<String> faults) {
        BenchmarkPlan plan = benchmark.plan();
        Palette palette = new Palette(plan.methods());
        Notes notes = SummarySection.notes(benchmark).and(study.notes()).and(faults);
        List<Section> sections = new ArrayList<>();
        sections.add(new LeaderboardSection(Leaderboard.of(benchmark), palette).render());
        sections.add(new DifferenceSection(benchmark, palette).render());
        sections.add(ofFolder.get(0));
        sections.add(SummarySection.render(benchmark));
        sections.add(new CurveSection(benchmark, palette).render());
        sections.add(CostSection.render(benchmark));
        sections.add(new CostCharts(benchmark, palette).render());
        sections.addAll(new SampleSections(benchmark, study, thumbnails, palette).render());
        sections.add(ofFolder.get(1));
        sections.add(notes.failed());
        sections.add(new TrialSection(benchmark).render());
        sections.add(ProvenanceSection.render(benchmark, environment));
        sections.add(notes.foot());
        sections.add(Page.configuration(benchmark.configuration()));
        return Page.render(plan.name(), lead(plan), notes.alarms(), sections);
    }

    private static String lead(BenchmarkPlan plan) {
        return "%s × %s, compared by %s"
                .formatted(
                        Page.counted(plan.methods().size(), "method"),
                        Page.counted(plan.seeds().size(), "seed"),
                        plan.primary());
    }
}
