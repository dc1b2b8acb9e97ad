package io.pointbook.local.stack;

import java.util.List;
import java.util.regex.Pattern;

/** Why a part died, as far as the end of its log tells. */
final class LastWords {

    private static final Pattern CAUSE = Pattern.compile("^Caused by: (?:[\\w.$]+(?:Exception|Error): )?(.+)$");
    private static final Pattern COMPLAINT = Pattern.compile("\\b(?:ERROR|FATAL|SEVERE|PANIC)\\b");
    private static final int LONGEST = 400;

    private LastWords() {}

    /** The innermost cause, else the last complaint, else the last line. */
    static String in(String log) {
        List<String> lines =
                log.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String words = lines.reversed().stream()
                .filter(line -> CAUSE.matcher(line).matches())
                .findFirst()
                .map(line -> CAUSE.matcher(line).replaceFirst("$1"))
                .or(() -> lines.reversed().stream()
                        .filter(line -> COMPLAINT.matcher(line).find())
                        .findFirst())
                .orElse(lines.isEmpty() ? "it said nothing" : lines.getLast());
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }
}
