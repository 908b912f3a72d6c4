package io.rhapsode.benchmark.mastering;

/**
 * A text made into a file.
 *
 * @param seconds by the clock
 * @param processorSeconds of all processes
 * @param programSeconds of it those of espeak-ng and ffmpeg
 * @param afterSpeech seconds from the last word spoken to the finished file
 * @param audioSeconds of the file
 */
record Work(double seconds, double processorSeconds, double programSeconds, double afterSpeech, double audioSeconds) {}
