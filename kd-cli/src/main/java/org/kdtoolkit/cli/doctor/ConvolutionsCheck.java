package org.kdtoolkit.cli.doctor;

import java.util.Map;

/**
 * What computes convolutions on the CPU.
 *
 * @param environment the process's environment variables
 * @param cachesHidden whether the processor keeps the sizes of its caches to itself
 */
record ConvolutionsCheck(Map<String, String> environment, boolean cachesHidden) implements Check {

    private static final String SUBJECT = "convs";
    private static final String LIMIT = "ONEDNN_MAX_CPU_ISA";

    @Override
    public CheckResult run() {
        String limit = environment.get(LIMIT);
        if (!cachesHidden) {
            return CheckResult.ok(
                    SUBJECT,
                    "by oneDNN" + (limit == null ? "" : ", %s=%s".formatted(LIMIT, limit)));
        }
        return limit == null
                ? CheckResult.warn(
                        SUBJECT,
                        "by PyTorch without oneDNN, which is wrong where caches are hidden",
                        "have the virtual machine show the sizes of the processor's caches:"
                                + " convolutions take half the time then")
                : CheckResult.warn(
                        SUBJECT,
                        "by oneDNN, %s=%s, though the processor's caches are hidden"
                                .formatted(LIMIT, limit),
                        "unset %s: beyond SSE41 some convolutions are wrong without a word"
                                .formatted(LIMIT));
    }
}
