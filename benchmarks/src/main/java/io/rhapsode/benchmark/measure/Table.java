package io.rhapsode.benchmark.measure;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures in columns, each as its median with the smallest and the largest of its rounds. */
public final class Table {

    private static final String GAP = "   ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... heads) {
        rows.add(List.of(heads));
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** {@code 1,234 (1,100–1,300)} */
    public static String cell(Figures figures, int decimals) {
        String number = "%,." + decimals + "f";
        return String.format(
                Locale.ROOT,
                number + " (" + number + "–" + number + ")",
                figures.median(),
                figures.smallest(),
                figures.largest());
    }

    public void print(PrintStream out) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(row.get(column))
                        .append(" ".repeat(widths[column] - row.get(column).length()))
                        .append(GAP);
            }
            out.println(line.toString().stripTrailing());
        }
        out.println();
    }
}
