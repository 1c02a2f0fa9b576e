package org.kdtoolkit.api.modality;

import org.apiguardian.api.API;

/**
 * One view that is drawn.
 *
 * @param view its name in the modality's configuration
 * @param seed decides what is random in it
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record ViewDraw(String view, long seed) {}
