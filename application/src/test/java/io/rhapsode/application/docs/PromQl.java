package io.rhapsode.application.docs;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of metrics in an expression for Prometheus. */
public final class PromQl {

    private static final Pattern NO_NAMES =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b(by|without|on|ignoring)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[a-zA-Z_:][\\w:]*(?!\\w|\\s*\\()");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

    private PromQl() {}

    public static Set<String> metrics(String expression) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(NO_NAMES.matcher(expression).replaceAll(" "))
                .results()
                .map(name -> name.group())
                .filter(name -> !OPERATORS.contains(name))
                .forEach(names::add);
        return names;
    }
}
