package io.pointbook.local;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;

/** What the user sees: a line that moves on a terminal, plain lines elsewhere. */
public final class Display {

    private static final String ERASE_LINE = "\r\u001B[K";
    private static final String SPINNER = "|/-\\";
    private static final Duration BETWEEN_TURNS = Duration.ofMillis(120);
    private static final long MILLIS = 1_000;

    private final PrintStream out;
    private final boolean terminal;

    public Display(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public static Display ofSystem() {
        Console console = System.console();
        return new Display(System.out, console != null && console.isTerminal());
    }

    public void line(String text) {
        out.println(text);
    }

    /** Shows that something is being done, and for how long, until it is done. */
    public <T> T step(String what, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        if (!terminal) {
            out.println(what + " ...");
            return work.call();
        }
        Thread turning = Thread.ofVirtual().start(() -> turn(what, start));
        try {
            T result = work.call();
            end(turning);
            out.println(ERASE_LINE + "+ " + what + " (" + secondsSince(start) + " s)");
            return result;
        } catch (Exception e) {
            end(turning);
            out.println(ERASE_LINE + "x " + what);
            throw e;
        }
    }

    /** Replaces the moving line; nothing where there is no terminal. */
    public void progress(String text) {
        if (terminal) {
            out.print(ERASE_LINE + text);
            out.flush();
        }
    }

    /** Takes the moving line away. */
    public void progressDone() {
        if (terminal) {
            out.print(ERASE_LINE);
            out.flush();
        }
    }

    private void turn(String what, long start) {
        try {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                progress(SPINNER.charAt(i % SPINNER.length()) + " " + what + " " + secondsSince(start) + " s");
                Thread.sleep(BETWEEN_TURNS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Thread turning) throws InterruptedException {
        turning.interrupt();
        turning.join(BETWEEN_TURNS.plusMillis(MILLIS));
    }

    private static long secondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }
}
