package io.rhapsode.application.cli.doctor;

import io.rhapsode.application.server.BuildVersion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** All findings, for people and for programs. */
final class Diagnosis {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int LEVEL_WIDTH = 6;

    private Diagnosis() {}

    static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    static String text(List<Finding> findings) {
        int width = findings.stream()
                .mapToInt(finding -> finding.subject().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(finding.level().word())
                    .append(" ".repeat(LEVEL_WIDTH - finding.level().word().length()))
                    .append(finding.subject())
                    .append(" ".repeat(width - finding.subject().length()))
                    .append("  ")
                    .append(finding.found())
                    .append('\n');
            if (finding.advice() != null) {
                text.append(" ".repeat(LEVEL_WIDTH + width + 2))
                        .append(finding.advice())
                        .append('\n');
            }
        }
        return text.append("%n%d ok, %d to look at, %d in the way%n"
                        .formatted(count(findings, Level.OK), count(findings, Level.WARN), count(findings, Level.FAIL)))
                .toString();
    }

    static String json(Path home, List<Finding> findings) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("version", BuildVersion.get());
        report.put("home", home.toString());
        for (Level level : Level.values()) {
            report.put(level.word(), count(findings, level));
        }
        report.put("findings", findings.stream().map(Diagnosis::map).toList());
        return JSON.writeValueAsString(report);
    }

    private static Map<String, Object> map(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("subject", finding.subject());
        map.put("level", finding.level().word());
        map.put("found", finding.found());
        if (finding.advice() != null) {
            map.put("advice", finding.advice());
        }
        return map;
    }
}
