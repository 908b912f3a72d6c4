package io.rhapsode.application.docs;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Every log statement of our code, read from the sources by the compiler's own parser. */
final class LogStatements {

    private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "warn", "error");
    private static final Pattern LEVEL = Pattern.compile("Level\\.([A-Z]+)");

    /** Where the message is not written beside the statement: the journal, whose words are in {@code Entry}. */
    static final String JOURNAL = "GenerationJournal";

    private final List<LogEvent> events = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    private LogStatements() {}

    static LogStatements inTheCode() {
        LogStatements statements = new LogStatements();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(Project.ROOT)) {
            List<Path> ours = sources.filter(LogStatements::isOurs).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(ours));
            for (CompilationUnitTree unit : task.parse()) {
                String name = Path.of(unit.getSourceFile().getName())
                        .getFileName()
                        .toString()
                        .replace(".java", "");
                statements.new Reader(name).scan(unit, null);
            }
            return statements;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isOurs(Path file) {
        String path = Project.ROOT.relativize(file).toString();
        return path.matches("[a-z-]+/src/main/java/.*\\.java") && !path.startsWith("benchmarks/");
    }

    List<LogEvent> events() {
        return events;
    }

    /** Statements whose message is not a literal. */
    List<String> unreadable() {
        return unreadable;
    }

    /** Reads one source file. */
    private final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final String where;
        private final Set<String> loggers = new HashSet<>();
        private final Set<String> builders = new HashSet<>();

        Reader(String where) {
            this.where = where;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
            String type = String.valueOf(variable.getType());
            if (type.equals("Logger")) {
                loggers.add(variable.getName().toString());
            } else if (type.equals("LoggingEventBuilder")) {
                builders.add(variable.getName().toString());
            }
            return super.visitVariable(variable, nothing);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            if (call.getMethodSelect() instanceof MemberSelectTree select) {
                String method = select.getIdentifier().toString();
                if (LEVELS.contains(method) && isIn(loggers, select.getExpression())) {
                    add(call, List.of(method), List.of());
                } else if (method.equals("log")) {
                    addFluent(call, select.getExpression());
                }
            } else if (where.equals("Entry") && call.getMethodSelect() instanceof IdentifierTree name) {
                addEntry(name.getName().toString(), List.copyOf(call.getArguments()));
            }
            return super.visitMethodInvocation(call, nothing);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
            List<? extends ExpressionTree> arguments = made.getArguments();
            if (where.equals("Entry") && made.getIdentifier().toString().equals("Entry")) {
                addEntry(levels(arguments.getFirst()).getFirst(), List.copyOf(arguments.subList(1, arguments.size())));
            }
            return super.visitNewClass(made, nothing);
        }

        private void addFluent(MethodInvocationTree call, ExpressionTree chain) {
            List<String> fields = new ArrayList<>();
            ExpressionTree link = chain;
            while (link instanceof MethodInvocationTree inner
                    && inner.getMethodSelect() instanceof MemberSelectTree select) {
                String method = select.getIdentifier().toString();
                if (method.equals("addKeyValue")) {
                    fields.add(literal(inner.getArguments().getFirst()));
                } else if (isIn(loggers, select.getExpression())) {
                    add(call, method.equals("atLevel") ? levels(inner) : List.of(method.substring(2)), fields);
                }
                link = select.getExpression();
            }
            if (isIn(builders, link)) {
                add(call, List.of(), fields);
            }
        }

        private void add(MethodInvocationTree call, List<String> levels, List<String> fields) {
            ExpressionTree message = call.getArguments().getFirst();
            if (message instanceof LiteralTree) {
                events.add(new LogEvent(where, levels, literal(message), fields));
            } else {
                unreadable.add(where);
            }
        }

        /** An entry of the journal: words, and details by name. */
        private void addEntry(String level, List<ExpressionTree> arguments) {
            if (arguments.size() == 2
                    && arguments.getFirst() instanceof LiteralTree
                    && arguments.getLast() instanceof MethodInvocationTree details) {
                List<String> names = IntStream.range(0, details.getArguments().size())
                        .filter(position -> position % 2 == 0)
                        .mapToObj(position -> literal(details.getArguments().get(position)))
                        .toList();
                events.add(
                        new LogEvent(JOURNAL, List.of(level), literal(arguments.getFirst()), names).with("sequence"));
            }
        }

        private static boolean isIn(Set<String> names, ExpressionTree expression) {
            return expression instanceof IdentifierTree name
                    && names.contains(name.getName().toString());
        }

        private static List<String> levels(ExpressionTree expression) {
            return LEVEL.matcher(expression.toString())
                    .results()
                    .map((MatchResult level) -> level.group(1))
                    .toList();
        }

        private static String literal(ExpressionTree expression) {
            return expression instanceof LiteralTree text
                    ? String.valueOf(text.getValue())
                    : "(not a literal: " + expression + ")";
        }
    }
}
