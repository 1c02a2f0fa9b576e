package org.kdtoolkit.baselines.sem;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.baselines.map.MapPair;
import org.kdtoolkit.baselines.stage.PairedStage;
import org.kdtoolkit.baselines.stage.StagePair;
import org.kdtoolkit.baselines.stage.StagePairs;

/**
 * Semantic calibration: each stage of the student learns from all of the teacher's, and attention
 * says, for each sample, from which most.
 *
 * <pre>
 * q_i, k_j: directions [B, B / 4] of the similarities F Fᵀ of a batch's maps F, flattened
 * a[b, i, :] = softmax over j of q_i[b] · k_j[b] / temperature
 * loss = sum over b, i, j of a[b, i, j] mse_b(regressor_ij(student's map i), teacher's map j) / (B S)
 * </pre>
 *
 * <p>with the number S of the student's stages; of two grids the larger is pooled to the smaller.
 * The published program divides a sample's direction by its length also where that is 0; here it
 * stays 0 then. It learns nothing from a last batch that is shorter than others; here the missing
 * samples count as not alike. The loss depends on the order of a batch. Labels are not looked at.
 *
 * <p>Source: Chen et al., Cross-Layer Distillation with Semantic Calibration, AAAI 2021, equations
 * 4 to 7, and the published program.
 */
public final class SemCkdObjective implements Objective {

    private static final String NAME = "semckd";

    /** The numbers that have one digit. */
    private static final int DIGITS = 10;

    private static final int[] SECOND = {1};

    private final double temperature;

    /** By the student's stage, then by the teacher's. */
    private final List<List<Candidate>> candidates = new ArrayList<>();

    private final List<SimilarityEmbedding> queries = new ArrayList<>();
    private final List<SimilarityEmbedding> keys = new ArrayList<>();
    private final StateDict state;

    /**
     * Creates the objective with fresh weights.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the grids of two stages have different
     *     numbers of axes
     */
    public SemCkdObjective(SemCkdConfig config, DistillerContext context) {
        temperature = config.temperature();
        List<String> students =
                config.studentStages().orElseGet(() -> names(context.studentStages()));
        List<String> teachers =
                config.teacherStages().orElseGet(() -> names(context.teacher().stages()));
        StateDict.Builder all = StateDict.builder();
        for (int i = 0; i < students.size(); i++) {
            queries.add(new SimilarityEmbedding(context.batchSize(), context.manager()));
            all.add("query_" + i, queries.get(i).state());
        }
        for (int j = 0; j < teachers.size(); j++) {
            keys.add(new SimilarityEmbedding(context.batchSize(), context.manager()));
            all.add("key_" + j, keys.get(j).state());
        }
        boolean unambiguous = Math.max(students.size(), teachers.size()) <= DIGITS;
        for (int i = 0; i < students.size(); i++) {
            List<Candidate> ofStage = new ArrayList<>();
            for (int j = 0; j < teachers.size(); j++) {
                ofStage.add(Candidate.of(students.get(i), teachers.get(j), context));
                all.add(name(i, j, unambiguous), ofStage.get(j).regressor().state());
            }
            candidates.add(ofStage);
        }
        state = all.build();
    }

    /** As published, where that tells the two numbers apart. */
    private static String name(int student, int teacher, boolean unambiguous) {
        return "regressor" + student + (unambiguous ? "" : "-") + teacher;
    }

    private static List<String> names(Map<String, FeatureMapShape> stages) {
        return List.copyOf(stages.keySet());
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        NDArray attention = attention(step);
        NDList distances = new NDList();
        for (List<Candidate> ofStage : candidates) {
            NDList toTeachers = new NDList();
            ofStage.forEach(candidate -> toTeachers.add(candidate.distance(step)));
            distances.add(NDArrays.stack(toTeachers, 1));
        }
        NDArray weighted = attention.mul(NDArrays.stack(distances, 1)).sum();
        double terms = (double) step.batch().size() * queries.size();
        return Losses.of(new StudentLoss(NAME, weighted.div(Scalars.beside(weighted, terms))));
    }

    /** How much a sample's stages learn from the teacher's, [B, S, T]; rows over T add up to 1. */
    NDArray attention(ObjectiveStep step) {
        List<NDArray> known = new ArrayList<>();
        for (int j = 0; j < keys.size(); j++) {
            known.add(keys.get(j).of(similarity(candidates.get(0).get(j).pair().teacherMap(step))));
        }
        NDList attention = new NDList();
        for (int i = 0; i < queries.size(); i++) {
            NDArray query =
                    queries.get(i).of(similarity(candidates.get(i).get(0).pair().studentMap(step)));
            NDList scores = new NDList();
            known.forEach(key -> scores.add(query.mul(key).sum(SECOND)));
            NDArray stacked = NDArrays.stack(scores, 1);
            attention.add(stacked.div(Scalars.beside(stacked, temperature)).softmax(1));
        }
        return NDArrays.stack(attention, 1);
    }

    /** How alike the samples of a batch are, [B, B]. */
    private static NDArray similarity(NDArray map) {
        NDArray rows = map.reshape(map.getShape().get(0), -1);
        return rows.matMul(rows.transpose());
    }

    @Override
    public StateDict state() {
        return state;
    }

    /** A stage of the student with one of the teacher's, and what brings the one to the other. */
    private record Candidate(PairedStage pair, StageRegressor regressor) {

        static Candidate of(String student, String teacher, DistillerContext context) {
            PairedStage pair =
                    StagePairs.of(StagePair.of(student, teacher)).in(context, NAME).get(0);
            return new Candidate(
                    pair,
                    new StageRegressor(
                            pair.student().width(),
                            pair.teacher().width(),
                            pair.student().grid().dimension(),
                            context.manager()));
        }

        /** The mean squared difference of each sample, [B]. */
        NDArray distance(ObjectiveStep step) {
            MapPair maps = MapPair.of(pair.studentMap(step), pair.teacherMap(step));
            NDArray student = maps.student();
            NDArray arranged =
                    student.reshape(
                            student.getShape()
                                    .slice(0, 2)
                                    .addAll(
                                            MapPair.common(
                                                    pair.student().grid(), pair.teacher().grid())));
            NDArray predicted = regressor.of(arranged).reshape(maps.teacher().getShape());
            NDArray square = predicted.sub(maps.teacher()).square();
            return square.reshape(square.getShape().get(0), -1).mean(SECOND);
        }
    }
}
