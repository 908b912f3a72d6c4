package io.rhapsode.application.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A link from one of our pages to a file or a heading of ours leads somewhere. */
class LinksTest {

    private static final Path ROOT = Project.ROOT;
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", ".rhapsode");
    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```|`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(\\s*<?([^)\\s>]+)>?[^)]*\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#*$");

    static List<Path> pages() throws IOException {
        var pages = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NOT_OURS.contains(String.valueOf(directory.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    pages.add(ROOT.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) throws IOException {
        String text = CODE.matcher(Files.readString(ROOT.resolve(page))).replaceAll("");

        assertThat(LINK.matcher(text)
                        .results()
                        .map(link -> link.group(1))
                        .filter(target -> !ELSEWHERE.matcher(target).matches())
                        .filter(target -> !leadsSomewhere(page, target)))
                .as("links of %s that lead nowhere", page)
                .isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String target) {
        String[] fileAndHeading = target.split("#", 2);
        Path here = ROOT.resolve(page);
        Path file = fileAndHeading[0].isEmpty()
                ? here
                : here.resolveSibling(fileAndHeading[0]).normalize();
        return file.startsWith(ROOT)
                && Files.exists(file)
                && (fileAndHeading.length == 1 || anchors(file).anyMatch(fileAndHeading[1]::equals));
    }

    /** The names under which a page's headings are reached: lower case, without punctuation, with hyphens for blanks. */
    private static Stream<String> anchors(Path page) {
        try {
            return HEADING.matcher(Files.readString(page)).results().map(LinksTest::anchor);
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }
}
