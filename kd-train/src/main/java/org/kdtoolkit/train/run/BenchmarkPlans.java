package org.kdtoolkit.train.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.corruption.CorruptionConfig;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.train.config.EvaluationConfig;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.FittingTasks;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.StudentSpec;
import org.kdtoolkit.train.config.TeacherSpec;
import org.kdtoolkit.train.trial.TrialSetup;

/** Says what an experiment compares. */
final class BenchmarkPlans {

    private BenchmarkPlans() {}

    static BenchmarkPlan of(TrialSetup bench) {
        ExperimentConfig config = bench.config();
        return new BenchmarkPlan(
                config.name(),
                primary(bench),
                config.evaluation().select(),
                config.methods().stream().map(MethodSpec::name).toList(),
                config.seeds(),
                facts(bench),
                bench.dataset().notes());
    }

    /** The selecting metric, but of the subset that is reported. */
    private static String primary(TrialSetup bench) {
        String select = bench.config().evaluation().select();
        Subset reported =
                bench.dataset().samples(Subset.TEST).size() > 0 ? Subset.TEST : Subset.VALIDATION;
        String metric =
                select.equals(EvaluationConfig.LAST)
                        ? anyMetric(bench)
                        : select.substring(select.indexOf('/') + 1);
        return reported.key() + "/" + metric;
    }

    private static String anyMetric(TrialSetup bench) {
        Set<String> metrics = new TreeSet<>();
        bench.tasks().forEach(task -> metrics.addAll(task.metrics()));
        return FittingTasks.foremost(metrics);
    }

    private static String student(StudentSpec student) {
        return student.type()
                + " on "
                + student.modality()
                + student.weights().map(file -> ", begins as " + file.getFileName()).orElse("");
    }

    /** What a corruption is, whatever its rate. */
    static String text(CorruptionConfig corruption) {
        return "%s, seed %d%s"
                .formatted(
                        corruption.summary(),
                        corruption.seed(),
                        corruption.teacher().map(", teacher '%s'"::formatted).orElse(""));
    }

    private static String corruption(CorruptionConfig corruption, Dataset dataset) {
        int samples = dataset.samples(Subset.TRAIN).size();
        return "%s; hits %d of %d training samples"
                .formatted(text(corruption), corruption.hits(samples), samples);
    }

    private static Map<String, String> facts(TrialSetup bench) {
        ExperimentConfig config = bench.config();
        Dataset dataset = bench.dataset();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Data set",
                "%s, %d classes, %s"
                        .formatted(
                                config.dataset().type(),
                                dataset.classes().size(),
                                Arrays.stream(Subset.values())
                                        .map(s -> s.key() + " " + dataset.samples(s).size())
                                        .collect(Collectors.joining(", "))));
        Map<String, TeacherSpec> teachers = config.allTeachers();
        teachers.forEach(
                (name, t) ->
                        facts.put(
                                teachers.size() == 1 ? "Teacher" : "Teacher " + name,
                                t.type() + " on " + t.modality()));
        config.corruption().ifPresent(c -> facts.put("Corruption", corruption(c, dataset)));
        facts.put("Student", student(config.student()));
        facts.put(
                "Training",
                "%d epochs, batches of %d, %s"
                        .formatted(
                                config.training().epochs(),
                                config.training().batchSize(),
                                config.training()
                                        .optimizer()
                                        .getClass()
                                        .getSimpleName()
                                        .toLowerCase(Locale.ROOT)));
        facts.put(
                "Batch-norm statistics",
                config.evaluation().reEstimateBatchNorm()
                        ? "re-estimated on the training samples before testing"
                        : "as training left them");
        facts.put(
                "Engine",
                config.engine().djlName() + " on " + bench.manager().getDevice().getDeviceType());
        return facts;
    }
}
