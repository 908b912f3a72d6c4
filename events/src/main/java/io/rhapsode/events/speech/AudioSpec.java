package io.rhapsode.events.speech;

/**
 * The file that is asked for.
 *
 * @param bitrateKbps 16 to 320, without effect on lossless formats
 * @param normalize whether the loudness is brought to the target
 * @param sampleRateHz 8000 to 48000; Opus is always made at its own 48000
 */
public record AudioSpec(AudioFormat format, int bitrateKbps, boolean normalize, int sampleRateHz) {}
