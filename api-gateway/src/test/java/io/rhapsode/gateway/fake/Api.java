package io.rhapsode.gateway.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller with the first tenant's key. */
public final class Api {

    public static final String ALL = "/api/v1/generations";

    /** A body that works. */
    public static final Map<String, Object> BODY = Map.of("text", "Sing in me, Muse.");

    private Api() {}

    public static WebTestClient at(int port) {
        return at(port, Database.KEY);
    }

    public static WebTestClient at(int port, String key) {
        return anonymous(port)
                .mutate()
                .defaultHeader("Authorization", "Bearer " + key)
                .build();
    }

    public static WebTestClient anonymous(int port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 * 1024 * 1024))
                .build();
    }

    /** Has the text spoken, and returns the id. */
    public static String speak(WebTestClient api, Object body) {
        return json(post(api, ALL, body).expectStatus().isAccepted())
                .get("generationId")
                .stringValue();
    }

    public static ResponseSpec post(WebTestClient api, String path, Object body) {
        return api.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public static ResponseSpec get(WebTestClient api, String path) {
        return api.get().uri(path).exchange();
    }

    public static JsonNode json(ResponseSpec response) {
        return JsonMapper.shared().readTree(bytes(response));
    }

    public static byte[] bytes(ResponseSpec response) {
        byte[] body = response.expectBody().returnResult().getResponseBody();
        return body == null ? new byte[0] : body;
    }

    /** The problem that the response is, checked for what every problem has. */
    public static JsonNode problem(ResponseSpec response, int status, String code) {
        JsonNode problem = json(response.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        assertThat(problem.get("code").stringValue()).as(problem.toString()).isEqualTo(code);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        response.expectStatus().isEqualTo(status);
        assertThat(problem.get("type").stringValue()).isEqualTo("urn:rhapsode:problem:" + code);
        assertThat(problem.get("title").stringValue()).isNotBlank();
        assertThat(problem.get("detail").stringValue()).isNotBlank();
        assertThat(problem.get("instance").stringValue()).startsWith("/");
        assertThat(problem.get("retryable").isBoolean()).isTrue();
        response.expectHeader()
                .valueEquals("X-Request-Id", problem.get("requestId").stringValue());
        return problem;
    }

    /** The pointers of a problem's errors. */
    public static List<String> pointers(JsonNode problem) {
        return problem.get("errors").values().stream()
                .map(error -> error.get("pointer").stringValue())
                .toList();
    }
}
