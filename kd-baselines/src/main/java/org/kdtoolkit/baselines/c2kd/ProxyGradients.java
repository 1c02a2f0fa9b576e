package org.kdtoolkit.baselines.c2kd;

/** Whom the losses of a proxy train. */
public enum ProxyGradients {
    /** The proxy alone: a network learns from its labels and from its proxy. */
    PROXIES,

    /** The network below the proxy, too, through its feature map, as in the published code. */
    PUBLISHED
}
