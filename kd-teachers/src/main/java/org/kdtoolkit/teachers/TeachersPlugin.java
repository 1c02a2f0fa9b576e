package org.kdtoolkit.teachers;

import java.util.List;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.plugin.TeacherProvider;
import org.kdtoolkit.teachers.fitted.LinearTeacher;
import org.kdtoolkit.teachers.fitted.LinearTeacherConfig;
import org.kdtoolkit.teachers.network.BackboneConfig;
import org.kdtoolkit.teachers.network.BackboneTeacher;
import org.kdtoolkit.teachers.network.OutputRole;
import org.kdtoolkit.teachers.network.TorchScriptConfig;
import org.kdtoolkit.teachers.network.TorchScriptTeacher;
import org.kdtoolkit.teachers.stored.EmbeddingTeacher;
import org.kdtoolkit.teachers.stored.EmbeddingTeacherConfig;
import org.kdtoolkit.teachers.stored.PrecomputedConfig;
import org.kdtoolkit.teachers.stored.PrecomputedTeacher;

/** What can be distilled from. */
public final class TeachersPlugin implements Plugin {

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                TeacherProvider.builder("precomputed", PrecomputedConfig.class)
                        .summary(
                                "embeddings, logits and feature maps from .npy files, one of each"
                                        + " for every sample")
                        .logits(config -> config.logits().isPresent())
                        .drawnViews(false)
                        .stages(config -> config.stages().keySet())
                        .outline(PrecomputedTeacher::outline)
                        .build(PrecomputedTeacher::open),
                TeacherProvider.builder("embedding", EmbeddingTeacherConfig.class)
                        .summary(
                                "the vectors of a modality of the data set, such as published"
                                        + " embeddings")
                        .inputCheck(EmbeddingTeacher::checkInput)
                        .logits(config -> false)
                        .drawnViews(false)
                        .withoutStages()
                        .outline(EmbeddingTeacher::outline)
                        .build(EmbeddingTeacher::open),
                TeacherProvider.builder("linear", LinearTeacherConfig.class)
                        .summary(
                                "a linear classifier of the vectors of a modality, fitted to the"
                                        + " training samples when it is opened")
                        .inputCheck(LinearTeacher::checkInput)
                        .logits(config -> true)
                        .drawnViews(false)
                        .withoutStages()
                        .outline(LinearTeacher::outline)
                        .build(LinearTeacher::open),
                TeacherProvider.builder("backbone", BackboneConfig.class)
                        .summary(
                                "a network of the toolkit with trained weights, asked about each"
                                        + " sample once, or about each view that is drawn")
                        .logits(config -> true)
                        .drawnViews(true)
                        .stagesOf(BackboneConfig::network)
                        .outline(BackboneTeacher::outline)
                        .build(BackboneTeacher::open),
                TeacherProvider.builder("torchscript", TorchScriptConfig.class)
                        .summary(
                                "a scripted PyTorch model, asked about each sample once, or about"
                                        + " each view that is drawn")
                        .logits(config -> config.outputs().contains(OutputRole.LOGITS))
                        .drawnViews(true)
                        .withoutStages()
                        .build(TorchScriptTeacher::open));
    }
}
