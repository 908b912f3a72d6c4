package io.rhapsode.application.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Why a command failed, for programs. */
public final class FailureReport {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FailureReport() {}

    public static String json(CommandFailure failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", failure.code());
        error.put("message", failure.sentence());
        failure.advice().ifPresent(advice -> error.put("advice", advice));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("exitCode", failure.exitCode().status());
        result.put("error", error);
        return JSON.writeValueAsString(result);
    }
}
