package org.kdtoolkit.baselines.none;

import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.testkit.MethodContract;

class NoneTest extends MethodContract {

    @Override
    protected Method method(DistillerContext context) {
        return new BaselinesPlugin()
                .provider(Kind.METHOD, "none")
                .create(new NoneConfig(), context);
    }
}
