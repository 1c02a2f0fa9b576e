package org.kdtoolkit.models;

import java.util.List;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;

/** The networks that can be students. */
public final class ModelsPlugin implements Plugin {

    private static final String XKD =
            "Sarkar and Etemad, XKD: Cross-modal Knowledge Distillation with Domain Alignment for"
                    + " Video Representation Learning, 2022";

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                BackboneProvider.builder("convnet", ConvNetConfig.class)
                        .summary(
                                "small convolutional network for images, 3x3 convolutions with"
                                        + " batch norm")
                        .stages(config -> PlainLayers.stages(config.widths()))
                        .preactivations(config -> PlainLayers.stages(config.widths()))
                        .inputCheck(ConvNetFamily::checkInput)
                        .recognizer(ConvNetFamily::recognize)
                        .build(ConvNetFamily::create),
                BackboneProvider.builder("linear", LinearConfig.class)
                        .summary("one linear layer for embeddings: softmax regression")
                        .inputCheck(LinearFamily::checkInput)
                        .recognizer(LinearFamily::recognize)
                        .build(LinearFamily::create),
                BackboneProvider.builder("mlp", MlpConfig.class)
                        .summary("multilayer perceptron for embeddings, with batch norm")
                        .stages(config -> PlainLayers.stages(config.widths()))
                        .preactivations(config -> PlainLayers.stages(config.widths()))
                        .inputCheck(MlpFamily::checkInput)
                        .recognizer(MlpFamily::recognize)
                        .build(MlpFamily::create),
                BackboneProvider.builder("r2plus1d", R2Plus1dConfig.class)
                        .summary(
                                "residual network for clips, convolutions factored into space and"
                                        + " time")
                        .source(
                                "Tran et al., A Closer Look at Spatiotemporal Convolutions for"
                                        + " Action Recognition, CVPR 2018")
                        .stages(config -> R2Plus1d.STAGES)
                        .preactivations(config -> R2Plus1d.STAGES)
                        .inputCheck(R2Plus1dFamily::checkInput)
                        .recognizer(R2Plus1dFamily::recognize)
                        .build(R2Plus1dFamily::create),
                BackboneProvider.builder("cnn14", Cnn14Config.class)
                        .summary("convolutional network for log-mel spectrograms, from PANNs")
                        .source(
                                "Kong et al., PANNs: Large-Scale Pretrained Audio Neural Networks"
                                        + " for Audio Pattern Recognition, 2020")
                        .stages(config -> Cnn14.STAGES)
                        .preactivations(config -> Cnn14.STAGES)
                        .inputCheck(Cnn14Family::checkInput)
                        .recognizer(Cnn14Family::recognize)
                        .build(Cnn14Family::create),
                BackboneProvider.builder("resnet", ResNetConfig.class)
                        .summary(
                                "residual network for images, with the names of torchvision's"
                                        + " weights")
                        .source(
                                "He et al., Deep Residual Learning for Image Recognition, CVPR"
                                        + " 2016")
                        .stages(config -> ResNet.STAGES)
                        .preactivations(config -> ResNet.STAGES)
                        .inputCheck(ResNetFamily::checkInput)
                        .recognizer(ResNetFamily::recognize)
                        .build(ResNetFamily::create),
                BackboneProvider.builder("video-vit", VideoVitConfig.class)
                        .summary("vision transformer for clips and pictures")
                        .source(XKD)
                        .engines("PyTorch")
                        .stages(VitFamily::stages)
                        .inputCheck(VitFamily::checkInput)
                        .recognizer(VitRecognition::video)
                        .build(VitFamily::create),
                BackboneProvider.builder("audio-vit", AudioVitConfig.class)
                        .summary("vision transformer for log-mel spectrograms")
                        .source(XKD)
                        .engines("PyTorch")
                        .stages(VitFamily::stages)
                        .inputCheck(VitFamily::checkInput)
                        .recognizer(VitRecognition::audio)
                        .build(VitFamily::create));
    }
}
