package io.rhapsode.gateway.problem;

import org.springframework.http.HttpHeaders;

/** How problems are told where callers expect another service's words. */
public interface ProblemShape {

    /** Whether it is for requests to this path. */
    boolean holdsFor(String path);

    /** What the body of most of its errors is, for the published description. */
    Class<?> body();

    Told told(ProblemException problem, String requestId);

    /**
     * What is answered.
     *
     * @param body written as JSON
     * @param headers besides those that the problem brings
     */
    record Told(int status, Object body, HttpHeaders headers) {

        public Told(int status, Object body) {
            this(status, body, new HttpHeaders());
        }
    }
}
