package io.rhapsode.worker.speech.http;

import io.rhapsode.worker.speech.UnusableSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where a service is. */
public final class ServiceAddress {

    private ServiceAddress() {}

    /**
     * The {@code base-url} of an entry, or the service's own where it has none; never with a slash at its end.
     *
     * @throws UnusableSettings where it is no address of the web
     */
    public static URI of(@Nullable URI configured, URI usual) {
        if (configured == null) {
            return usual;
        }
        if (!isHttp(configured)) {
            throw new UnusableSettings(
                    "base-url", configured, "It has to be a whole http or https URL, such as " + usual + ".");
        }
        return URI.create(configured.toString().replaceFirst("/+$", ""));
    }

    private static boolean isHttp(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
    }

    /** Whether two addresses are at the same place, so that what one may know the other may. */
    public static boolean areAtOnePlace(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getHost().equals(other.getHost())
                && one.getPort() == other.getPort();
    }

    /** A name as one step of a path. */
    public static String step(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
