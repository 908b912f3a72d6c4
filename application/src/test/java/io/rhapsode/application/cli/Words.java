package io.rhapsode.application.cli;

import java.io.IOException;
import java.util.Locale;

/** What the fake server says when all goes well, and when not. */
final class Words {

    static final int PARTS = 4;

    static final String ACCEPTED = """
            {"generationId": "gen_1", "status": "pending", "statusUrl": "/api/v1/generations/gen_1",
             "eventsUrl": "/api/v1/generations/gen_1/events", "estimatedCompletionAt": "2026-01-01T00:00:10Z"}""";

    static final String ESTIMATE = """
            {"characters": 7756, "language": "en", "contentType": "fiction_narrative",
             "options": [
               {"provider": "local", "voiceId": "local:en-gb", "credits": 0, "costMicros": 0, "quality": 2,
                "estimatedDurationMs": 492000, "estimatedLatencyMs": 3400},
               {"provider": "studio", "voiceId": "studio:alloy", "credits": 7756, "costMicros": 116340, "quality": 4,
                "estimatedDurationMs": 481000, "estimatedLatencyMs": 62000}],
             "recommended": "local", "excluded": [{"provider": "acme", "reason": "circuit_open"}]}""";

    static final String COMPLETED = resource(
            "completed",
            "\"audio\": {\"format\": \"mp3\", \"durationMs\": 1084400, \"bytes\": " + FakeServer.AUDIO.length
                    + ", \"url\": \"u\", \"loudnessLufs\": -19.02, \"peakDb\": -3.1}, \"creditsCharged\": 1200");

    static final String CANCELLED = resource("cancelled", "\"creditsCharged\": 300");

    static final String FAILED = resource(
            "failed",
            "\"creditsCharged\": 0, \"error\": {\"code\": \"all_providers_failed\", \"detail\": \"local: timeout; studio: circuit open\"}");

    private Words() {}

    static String resource(String status, String more) {
        return """
                {"generationId": "gen_1", "status": "%s", "title": null, "progress": {"chunksTotal": 4, "chunksDone": 2, "fraction": 0.4},
                 "routing": {"strategy": "balanced", "provider": "local", "voiceId": "local:en-gb", "fallbackUsed": false}, %s}""".formatted(status, more);
    }

    static String progress(String status, int done, double fraction) {
        return String.format(
                Locale.ROOT,
                "{\"generationId\": \"gen_1\", \"status\": \"%s\", \"chunksTotal\": %d, \"chunksDone\": %d, \"fraction\": %s}",
                status,
                PARTS,
                done,
                fraction);
    }

    /** A generation from its beginning to its end. */
    static void everything(FakeServer.Wire wire) throws IOException {
        wire.event(0, "status", "analyzing", 0, 0)
                .event(1, "status", "routing", 0, 0)
                .event(3, "status", "generating", 0, 0)
                .event(6, "progress", "generating", 1, 0.2)
                .event(7, "progress", "generating", 2, 0.4)
                .event(8, "progress", "generating", 3, 0.6)
                .event(9, "progress", "merging", 4, 0.8)
                .event(12, "progress", "merging", 4, 0.9)
                .event(15, "completed", "completed", 4, 1);
    }
}
