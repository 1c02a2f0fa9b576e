package org.kdtoolkit.xkd;

import java.util.List;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.plugin.SchemeProvider;

/** Pre-training across modalities. */
public final class XkdPlugin implements Plugin {

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                SchemeProvider.builder("xkd", XkdConfig.class)
                        .summary(
                                "pre-trains two networks on pictures and sound without labels; with"
                                        + " shared blocks MAS and MATS")
                        .source(
                                "Sarkar and Etemad, XKD: Cross-Modal Knowledge Distillation with"
                                        + " Domain Alignment for Video Representation Learning,"
                                        + " 2022")
                        .engines("PyTorch")
                        .views(XkdConfig::views)
                        .studentCheck(XkdConfig::checkStudents)
                        .build(XkdScheme::of));
    }
}
