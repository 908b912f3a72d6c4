package io.rhapsode.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.Database;
import io.rhapsode.gateway.fake.GatewayTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One connection, many requests. */
@GatewayTest
class KeptAliveConnectionTest {

    private static final String UNKNOWN = Api.ALL + "/gen_" + "a".repeat(26);
    private static final String REFUSED_AT_ONCE = Api.ALL + "/..%252f";

    private int port;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void aRequestIsHeardThatFollowsOneThatWaitedAndWasThenRefusedAtOnce() throws IOException {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connection.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            var answers = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
            for (int round = 0; round < 20; round++) {
                send(connection, UNKNOWN, REFUSED_AT_ONCE);
                assertThat(status(answers)).isEqualTo(404);
                assertThat(status(answers)).isEqualTo(400);
            }
        }
    }

    private static void send(Socket connection, String... paths) throws IOException {
        var requests = new StringBuilder();
        for (String path : paths) {
            requests.append("GET ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ");
            requests.append(Database.KEY).append("\r\n\r\n");
        }
        connection.getOutputStream().write(requests.toString().getBytes(US_ASCII));
    }

    /** The status of the next answer, which is read to its end. */
    private static int status(BufferedReader answers) throws IOException {
        String first = answers.readLine();
        int length = 0;
        for (String header = answers.readLine(); !header.isEmpty(); header = answers.readLine()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        assertThat(answers.skip(length)).isEqualTo(length);
        return Integer.parseInt(first.split(" ")[1]);
    }
}
