package io.rhapsode.application.cli.terminal;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/** Where a server is, as somebody typed it. */
public final class ServerAddress {

    private ServerAddress() {}

    public static URI of(String url) {
        try {
            URI address = new URI(url.strip());
            boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (http && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException noUrl) {
            // said below
        }
        throw CommandFailure.usage(
                "server_url_invalid",
                "\"" + url + "\" is not the address of a server.",
                "It looks like http://127.0.0.1:8080 or https://speech.example.org.");
    }

    /** Whether a server runs here, by its address. */
    public static boolean isOfThisMachine(URI server) {
        try {
            return InetAddress.getByName(server.getHost()).isLoopbackAddress();
        } catch (UnknownHostException elsewhere) {
            return false;
        }
    }
}
