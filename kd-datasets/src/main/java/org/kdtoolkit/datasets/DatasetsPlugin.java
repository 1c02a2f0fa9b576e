package org.kdtoolkit.datasets;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.DatasetProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.plugin.TeacherProvider;
import org.kdtoolkit.datasets.activitynet.ActivityNetConfig;
import org.kdtoolkit.datasets.activitynet.ActivityNetReader;
import org.kdtoolkit.datasets.audioset.AudioSetConfig;
import org.kdtoolkit.datasets.audioset.AudioSetReader;
import org.kdtoolkit.datasets.avmnist.AvMnistConfig;
import org.kdtoolkit.datasets.avmnist.AvMnistDataset;
import org.kdtoolkit.datasets.esc50.Esc50Config;
import org.kdtoolkit.datasets.esc50.Esc50Reader;
import org.kdtoolkit.datasets.fsd50k.Fsd50kConfig;
import org.kdtoolkit.datasets.fsd50k.Fsd50kReader;
import org.kdtoolkit.datasets.hmdb.HmdbConfig;
import org.kdtoolkit.datasets.hmdb.HmdbReader;
import org.kdtoolkit.datasets.kinetics.KineticsConfig;
import org.kdtoolkit.datasets.kinetics.KineticsReader;
import org.kdtoolkit.datasets.manifest.ManifestConfig;
import org.kdtoolkit.datasets.manifest.ManifestReader;
import org.kdtoolkit.datasets.synthetic.RenderedDataset;
import org.kdtoolkit.datasets.synthetic.SyntheticConfig;
import org.kdtoolkit.datasets.synthetic.SyntheticDataset;
import org.kdtoolkit.datasets.synthetic.SyntheticVideoConfig;
import org.kdtoolkit.datasets.synthetic.ToneListenerConfig;
import org.kdtoolkit.datasets.synthetic.ToneTeacher;
import org.kdtoolkit.datasets.synthetic.privileged.PrivilegedConfig;
import org.kdtoolkit.datasets.synthetic.privileged.PrivilegedDataset;
import org.kdtoolkit.datasets.ucf.UcfConfig;
import org.kdtoolkit.datasets.ucf.UcfReader;
import org.kdtoolkit.datasets.vggsound.VggSoundConfig;
import org.kdtoolkit.datasets.vggsound.VggSoundReader;

/** Lists of samples, published data sets, generated ones, and a teacher for these. */
public final class DatasetsPlugin implements Plugin {

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                DatasetProvider.builder("manifest", ManifestConfig.class)
                        .summary(
                                "samples of a CSV or JSON-lines list, with a file for each"
                                        + " modality: images, WAV audio, .npy embeddings")
                        .outline((config, kinds) -> kinds.outline(config.modalities()))
                        .build(ManifestReader::open),
                DatasetProvider.builder("ucf101", UcfConfig.class)
                        .summary(
                                "UCF101: videos of 101 human actions, split by the official lists"
                                        + " or an annotation")
                        .source(
                                "Soomro et al., UCF101: A Dataset of 101 Human Actions Classes From"
                                        + " Videos in The Wild, 2012")
                        .outline((config, kinds) -> kinds.outline(config.modalities()))
                        .build(UcfReader::ucf101),
                DatasetProvider.builder("ucf51", UcfConfig.class)
                        .summary(
                                "UCF51: the 51 actions of UCF101 whose videos have sound, split by"
                                        + " an annotation or the official lists")
                        .source(
                                "Chen et al., Distilling Audio-Visual Knowledge by Compositional"
                                        + " Contrastive Learning, 2021")
                        .outline((config, kinds) -> kinds.outline(config.modalities()))
                        .build(UcfReader::ucf51),
                DatasetProvider.builder("activitynet", ActivityNetConfig.class)
                        .summary(
                                "ActivityNet: segments of videos with 200 activities, several of"
                                        + " one video")
                        .source(
                                "Caba Heilbron et al., ActivityNet: A Large-Scale Video Benchmark"
                                        + " for Human Activity Understanding, 2015")
                        .outline((config, kinds) -> kinds.outline(config.modalities()))
                        .build(ActivityNetReader::open),
                DatasetProvider.builder("vggsound", VggSoundConfig.class)
                        .summary(
                                "VGGSound as it is published: one list or one a subset, video or"
                                        + " sound files of ten seconds")
                        .source(
                                "Chen et al., VGGSound: A Large-Scale Audio-Visual Dataset, ICASSP"
                                        + " 2020")
                        .outline((config, kinds) -> kinds.outline(config.modalities()))
                        .build(VggSoundReader::open),
                DatasetProvider.builder("audioset", AudioSetConfig.class)
                        .summary(
                                "AudioSet as it is published: segment lists, class index, sound or"
                                        + " video files, embeddings in TFRecords; multi-label")
                        .source(
                                "Gemmeke et al., Audio Set: An Ontology and Human-Labeled Dataset"
                                        + " for Audio Events, ICASSP 2017")
                        .outline(AudioSetReader::outline)
                        .build(AudioSetReader::open),
                DatasetProvider.builder("hmdb51", HmdbConfig.class)
                        .summary(
                                "HMDB51 as it is published: videos of 51 human actions, three"
                                        + " splits")
                        .source(
                                "Kuehne et al., HMDB: A Large Video Database for Human Motion"
                                        + " Recognition, ICCV 2011")
                        .outline((config, kinds) -> kinds.outline(config.modalities()))
                        .build(HmdbReader::open),
                DatasetProvider.builder("kinetics400", KineticsConfig.class)
                        .summary(
                                "Kinetics-400 as it is published: lists of clips of ten seconds"
                                        + " with 400 human actions")
                        .source("Kay et al., The Kinetics Human Action Video Dataset, 2017")
                        .outline((config, kinds) -> kinds.outline(config.modalities()))
                        .build(KineticsReader::kinetics400),
                DatasetProvider.builder("kinetics-sound", KineticsConfig.class)
                        .summary(
                                "Kinetics-Sound: the 32 actions of Kinetics-400 that are heard as"
                                        + " well as seen")
                        .source("Arandjelovic and Zisserman, Look, Listen and Learn, ICCV 2017")
                        .outline((config, kinds) -> kinds.outline(config.modalities()))
                        .build(KineticsReader::kineticsSound),
                DatasetProvider.builder("esc50", Esc50Config.class)
                        .summary(
                                "ESC-50 as it is published: environmental sounds of 50 classes,"
                                        + " five folds")
                        .source(
                                "Piczak, ESC: Dataset for Environmental Sound Classification, ACM"
                                        + " Multimedia 2015")
                        .outline((config, kinds) -> kinds.outline(config.modalities()))
                        .build(Esc50Reader::open),
                DatasetProvider.builder("fsd50k", Fsd50kConfig.class)
                        .summary(
                                "FSD50K as it is published: sound events of 200 classes,"
                                        + " development and evaluation clips; multi-label")
                        .source(
                                "Fonseca et al., FSD50K: An Open Dataset of Human-Labeled Sound"
                                        + " Events, 2022")
                        .outline((config, kinds) -> kinds.outline(config.modalities()))
                        .build(Fsd50kReader::open),
                DatasetProvider.builder("av-mnist", AvMnistConfig.class)
                        .summary(
                                "handwritten digits, each with a recording of one that is spoken:"
                                        + " the files of MNIST or Fashion-MNIST and of the Free"
                                        + " Spoken Digit Dataset")
                        .source(
                                "LeCun et al., Gradient-Based Learning Applied to Document"
                                        + " Recognition, 1998")
                        .outline(AvMnistDataset::outline)
                        .build(AvMnistDataset::open),
                DatasetProvider.builder("synthetic", SyntheticConfig.class)
                        .summary(
                                "generated, not real: figures in noise, each with a tone; sounds"
                                        + " can be corrupted")
                        .outline((config, kinds) -> SyntheticDataset.outline(config))
                        .build((config, context) -> new SyntheticDataset(config)),
                DatasetProvider.builder("synthetic-privileged", PrivilegedConfig.class)
                        .summary(
                                "generated, not real: vectors of which it is known whether a"
                                        + " teacher that sees others helps; by default each seed"
                                        + " draws its own")
                        .source(
                                "Lopez-Paz et al., Unifying Distillation and Privileged"
                                        + " Information, ICLR 2016; Xue et al., The Modality"
                                        + " Focusing Hypothesis, ICLR 2023")
                        .outline((config, kinds) -> PrivilegedDataset.outline(config))
                        .build((config, context) -> PrivilegedDataset.of(config)),
                DatasetProvider.builder("synthetic-video", SyntheticVideoConfig.class)
                        .summary(
                                "generated, not real: AVI and MP4 files of moving figures, each"
                                        + " with a tone; rendered once")
                        .outline((config, kinds) -> kinds.outline(config.modalities()))
                        .build(RenderedDataset::open),
                TeacherProvider.builder("tone-listener", ToneListenerConfig.class)
                        .summary(
                                "hears the tones of the data sets 'synthetic' and"
                                        + " 'synthetic-video': band energies, and a matched filter"
                                        + " for each class")
                        .inputCheck(ToneTeacher::checkInput)
                        .logits(config -> true)
                        .drawnViews(false)
                        .withoutStages()
                        .outline(
                                (config, context) ->
                                        Optional.of(TeacherShape.of(config.width(), true)))
                        .build(ToneTeacher::listen));
    }
}
