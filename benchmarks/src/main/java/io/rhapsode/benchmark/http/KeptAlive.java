package io.rhapsode.benchmark.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One connection on which one request is made after the other. It does as little as HTTP/1.1 allows, since it runs on the machine that is measured, and gives out
 * a body while it arrives.
 */
public final class KeptAlive implements AutoCloseable {

    /** Who waits so long for a byte waits for ever. */
    private static final int LIMIT_MILLIS = 60_000;

    private static final int BUFFER_BYTES = 4 * 1024;

    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;
    private final String common;

    /**
     * @param server its URL
     * @param key an API key
     */
    public KeptAlive(URI server, String key) throws IOException {
        this.socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LIMIT_MILLIS);
        this.input = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        this.output = socket.getOutputStream();
        this.common = "Host: " + server.getAuthority() + "\r\nAuthorization: Bearer " + key + "\r\n";
    }

    public Answer get(String path) throws IOException {
        return get(path, Map.of());
    }

    public Answer get(String path, Map<String, String> headers) throws IOException {
        return send("GET", path, headers, new byte[0]);
    }

    /** @param json the body */
    public Answer post(String path, String json) throws IOException {
        return send("POST", path, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    private Answer send(String method, String path, Map<String, String> headers, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\n")
                .append(common);
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        byte[] begin = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[begin.length + body.length];
        System.arraycopy(begin, 0, request, 0, begin.length);
        System.arraycopy(body, 0, request, begin.length, body.length);
        output.write(request);
        String asked = method + " " + path;
        try {
            return answer(asked);
        } catch (SocketTimeoutException silence) {
            throw new IOException("no answer to " + asked + " within " + LIMIT_MILLIS + " ms", silence);
        }
    }

    private Answer answer(String asked) throws IOException {
        String[] status = line(input).split(" ", 3);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(input); !line.isEmpty(); line = line(input)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Answer(asked, Integer.parseInt(status[1]), headers, body(headers));
    }

    private InputStream body(Map<String, String> headers) {
        if (headers.containsKey("transfer-encoding")) {
            return new ChunkedBody(input);
        }
        return new SizedBody(input, Long.parseLong(headers.getOrDefault("content-length", "0")));
    }

    static String line(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** Leaves without saying so, as a client does whose network is gone. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
