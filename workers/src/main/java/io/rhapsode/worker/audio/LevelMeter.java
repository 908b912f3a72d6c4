package io.rhapsode.worker.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Levels of PCM, signed 16 bit, one channel, as it passes by.
 *
 * <p>The speech level is what a live part is brought to its loudness by: the mean of the windows in which somebody speaks, gated twice as in ITU-R BS.1770 but without that standard's
 * weighting of frequencies. It is within some 2 dB of the true loudness of speech and costs no process; a finished file is measured by ffmpeg.
 */
final class LevelMeter {

    private static final double FULL_SCALE = 32_768;
    private static final int WINDOWS_PER_SECOND = 10;
    private static final double ABSOLUTE_GATE_DB = -60;
    private static final double RELATIVE_GATE_DB = -10;

    private final int windowSamples;
    private final List<Double> windows = new ArrayList<>();
    private double windowEnergy;
    private int inWindow;
    private double energy;
    private long samples;
    private int peak;

    LevelMeter(int sampleRateHz) {
        windowSamples = Math.max(1, sampleRateHz / WINDOWS_PER_SECOND);
    }

    /** @param length even */
    LevelMeter add(byte[] pcm, int offset, int length) {
        var block = ByteBuffer.wrap(pcm, offset, length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        while (block.hasRemaining()) {
            int sample = block.get();
            peak = Math.max(peak, Math.abs(sample));
            windowEnergy += (double) sample * sample;
            if (++inWindow == windowSamples) {
                closeWindow();
            }
        }
        return this;
    }

    private void closeWindow() {
        windows.add(windowEnergy / inWindow);
        energy += windowEnergy;
        samples += inWindow;
        windowEnergy = 0;
        inWindow = 0;
    }

    /** In dBFS, negative infinity for silence. */
    double peakDb() {
        return 20 * Math.log10(peak / FULL_SCALE);
    }

    /** Mean over everything in dBFS, negative infinity for silence. */
    double rmsDb() {
        return decibels((energy + windowEnergy) / Math.max(1, samples + inWindow));
    }

    /** Mean over what is spoken in dBFS, negative infinity where nothing is. */
    double speechDb() {
        if (windows.isEmpty()) {
            return rmsDb() < ABSOLUTE_GATE_DB ? Double.NEGATIVE_INFINITY : rmsDb();
        }
        double audible = meanAbove(ABSOLUTE_GATE_DB);
        return meanAbove(Math.max(ABSOLUTE_GATE_DB, audible + RELATIVE_GATE_DB));
    }

    private double meanAbove(double gateDb) {
        return decibels(windows.stream()
                .mapToDouble(Double::doubleValue)
                .filter(window -> decibels(window) >= gateDb)
                .average()
                .orElse(0));
    }

    private static double decibels(double meanSquare) {
        return 10 * Math.log10(meanSquare / (FULL_SCALE * FULL_SCALE));
    }
}
