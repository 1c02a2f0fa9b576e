package org.kdtoolkit.baselines;

import static org.kdtoolkit.api.plugin.ObjectiveProvider.builder;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.baselines.map.AtConfig;
import org.kdtoolkit.baselines.map.AtLoss;
import org.kdtoolkit.baselines.map.IckdConfig;
import org.kdtoolkit.baselines.map.IckdObjective;
import org.kdtoolkit.baselines.map.MapLoss;
import org.kdtoolkit.baselines.map.MapObjective;
import org.kdtoolkit.baselines.map.NstConfig;
import org.kdtoolkit.baselines.map.NstLoss;
import org.kdtoolkit.baselines.map.StagedMapObjective;
import org.kdtoolkit.baselines.map.VidConfig;
import org.kdtoolkit.baselines.stage.StagePairs;
import org.kdtoolkit.baselines.stage.StagedProvider;

/**
 * The published methods that compare feature maps: the last ones, or those of the stages that are
 * told.
 */
final class MapProviders {

    private MapProviders() {}

    static List<Provider<?, ?>> all() {
        return List.of(
                StagedProvider.builder("at", AtConfig.class, AtConfig::stages, Need.FEATURE_MAP)
                        .summary("attention transfer: where a feature map is strong")
                        .source("Zagoruyko and Komodakis, Paying More Attention to Attention, 2017")
                        .build(
                                (config, context) ->
                                        positions(
                                                config.stages(),
                                                new AtLoss(config.power()),
                                                context)),
                StagedProvider.builder("nst", NstConfig.class, NstConfig::stages, Need.FEATURE_MAP)
                        .summary(
                                "neuron selectivity transfer: how a feature map's channels are"
                                        + " distributed")
                        .source(
                                "Huang and Wang, Like What You Like: Knowledge Distill via Neuron"
                                        + " Selectivity Transfer, 2017")
                        .build(
                                (config, context) ->
                                        positions(config.stages(), new NstLoss(), context)),
                StagedProvider.builder("vid", VidConfig.class, VidConfig::stages, Need.EMBEDDING)
                        .summary(
                                "variational information distillation: a normal distribution of the"
                                        + " teacher's feature map")
                        .source(
                                "Ahn et al., Variational Information Distillation for Knowledge"
                                        + " Transfer, 2019")
                        .build(
                                (config, context) ->
                                        config.stages()
                                                .<Objective>map(
                                                        pairs ->
                                                                StagedMapObjective.variational(
                                                                        pairs, config, context))
                                                .orElseGet(
                                                        () ->
                                                                MapObjective.variational(
                                                                        config, context))),
                builder("ickd", IckdConfig.class)
                        .summary(
                                "inter-channel correlation: which channels of a feature map are"
                                        + " strong together")
                        .source(
                                "Liu et al., Exploring Inter-Channel Correlation for"
                                        + " Diversity-Preserved Knowledge Distillation, 2021")
                        .needs(Need.EMBEDDING)
                        .build((config, context) -> new IckdObjective(context)));
    }

    private static Objective positions(
            Optional<StagePairs> stages, MapLoss loss, DistillerContext context) {
        return stages.<Objective>map(
                        pairs -> StagedMapObjective.comparingPositions(pairs, loss, context))
                .orElseGet(() -> MapObjective.comparingPositions(loss, context));
    }
}
