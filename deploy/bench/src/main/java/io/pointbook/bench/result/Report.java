package io.pointbook.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The table, as lines of text. */
public final class Report {
    private static final String COLUMN = "%14s";
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Results results;
    private final List<String> contestants;
    private final List<Goal> goals;

    public Report(Results results, List<String> contestants, List<Goal> goals) {
        this.results = results;
        this.contestants = List.copyOf(contestants);
        this.goals = List.copyOf(goals);
    }

    /** Rates by round, medians, ratios of paired rounds, and the goals. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(head());
        for (int round = 1; round <= results.rounds(); round++) {
            lines.add(round(round));
        }
        lines.add(medians());
        lines.add("");
        results.outcomes().stream().filter(Outcome::isVoid).map(Report::voided).forEach(lines::add);
        results.outcomes().stream().filter(Outcome::atTheEnd).map(Report::ended).forEach(lines::add);
        goals.forEach(goal -> lines.add(goal.verdict(results)));
        return lines;
    }

    private String head() {
        var line = new StringBuilder("%-8s".formatted("round"));
        contestants.forEach(name -> line.append(COLUMN.formatted(name + "/s")));
        goals.forEach(goal -> line.append(COLUMN.formatted(goal.one() + "/" + goal.other())));
        return line.toString();
    }

    private String round(int round) {
        var line = new StringBuilder("%-8d".formatted(round));
        contestants.forEach(name -> line.append(cell("%,.0f", results.rate(name, round))));
        goals.forEach(goal -> line.append(cell("%.3f", results.ratio(goal.one(), goal.other(), round))));
        return line.toString();
    }

    private String medians() {
        var line = new StringBuilder("%-8s".formatted("median"));
        contestants.forEach(name -> line.append(cell("%,.0f", results.medianRate(name))));
        goals.forEach(goal -> line.append(cell("%.3f", results.medianRatio(goal.one(), goal.other()))));
        return line.toString();
    }

    private static String cell(String format, OptionalDouble figure) {
        String text = figure.isPresent() ? String.format(Locale.ROOT, format, figure.getAsDouble()) : "void";
        return COLUMN.formatted(text);
    }

    private static String voided(Outcome outcome) {
        return "VOID: %s in round %d: %s".formatted(outcome.contestant(), outcome.round(), outcome.fault());
    }

    private static String ended(Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "%s reached the end of the topic in round %d: measured %.1f s until then",
                outcome.contestant(),
                outcome.round(),
                outcome.measured().toMillis() / MILLIS_PER_SECOND);
    }
}
