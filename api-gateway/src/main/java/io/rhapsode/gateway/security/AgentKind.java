package io.rhapsode.gateway.security;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kind of program that calls, which is all that is kept of its {@code User-Agent}. */
final class AgentKind {

    private static final Pattern CLI = Pattern.compile("^(rhapsode|curl|wget|httpie|xh)\\b.*");
    private static final Pattern SDK = Pattern.compile(
            ".*(openai|elevenlabs|python|node|axios|undici|okhttp|java|go-http|ruby|php|dotnet|rust).*");

    private AgentKind() {}

    static String of(@Nullable String userAgent) {
        String agent = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
        if (agent.startsWith("mozilla/")) {
            return "browser";
        }
        if (CLI.matcher(agent).matches()) {
            return "cli";
        }
        return SDK.matcher(agent).matches() ? "sdk" : "other";
    }
}
