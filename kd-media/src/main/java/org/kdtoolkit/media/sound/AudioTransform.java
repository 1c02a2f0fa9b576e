package org.kdtoolkit.media.sound;

/** One step on the way from sound, or from a spectrogram of it, to what a network hears. */
public sealed interface AudioTransform permits SoundTransform, SpectrogramTransform {}
