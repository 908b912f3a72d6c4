package io.rhapsode.worker.audio;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ffmpeg said on its standard error, read so that it never waits for a reader. Kept are the first complaints and the last loudness summary;
 * the rest, which repeats the file's tags, is let go.
 */
final class FfmpegReport {

    private static final int COMPLAINTS_KEPT = 8;
    private static final int COMPLAINT_LENGTH = 300;
    private static final Pattern COMPLAINT = Pattern.compile("(\\[[^]]* @ [^]]*] )?\\[(error|fatal|panic)] .*");
    private static final Pattern SUMMARY = Pattern.compile("\\[Parsed_ebur128_.*] Summary:");
    private static final Pattern INTEGRATED = Pattern.compile(" {4}I: +(\\S+) LUFS");
    private static final Pattern PEAK = Pattern.compile(" {4}Peak: +(\\S+) dBFS");

    private final List<String> complaints = new ArrayList<>();
    private Loudness loudness = Loudness.NONE;
    private boolean inSummary;

    /** Reads to the end. */
    synchronized void read(BufferedReader standardError) {
        try (standardError) {
            for (String line = standardError.readLine(); line != null; line = standardError.readLine()) {
                note(line);
            }
        } catch (IOException closed) {
            // the process was ended: what it said until then is all there is
        }
    }

    private void note(String line) {
        if (SUMMARY.matcher(line).matches()) {
            inSummary = true;
        } else if (inSummary) {
            Matcher integrated = INTEGRATED.matcher(line);
            Matcher peak = PEAK.matcher(line);
            if (integrated.matches()) {
                loudness = loudness.withIntegrated(integrated.group(1));
            } else if (peak.matches()) {
                loudness = loudness.withPeak(peak.group(1));
            }
        }
        if (complaints.size() < COMPLAINTS_KEPT && COMPLAINT.matcher(line).matches()) {
            complaints.add(line.substring(0, Math.min(line.length(), COMPLAINT_LENGTH)));
        }
    }

    synchronized Loudness loudness() {
        return loudness;
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }
}
