package io.pointbook.rewards.redeeming;

import io.pointbook.rewards.redemption.Step;
import java.util.concurrent.atomic.AtomicReference;

/** Ends the driver at one point of one step, once, as a killed process would: nothing after that point runs. */
final class CrashingWatch implements StepWatch {
    /** Where in a step. */
    enum Point {
        BEGINS,
        ANSWERED,
        DONE
    }

    record Place(Step step, Point point) {}

    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash(Place place) {
            super("crashed at " + place, null, false, false);
        }
    }

    private final AtomicReference<Place> pause = new AtomicReference<>();
    private Runnable meanwhile = () -> {};
    private final AtomicReference<Place> next = new AtomicReference<>();

    void crashAt(Place place) {
        next.set(place);
    }

    /** Stops the driver there, once, and does something meanwhile. */
    void pauseAt(Place place, Runnable work) {
        meanwhile = work;
        pause.set(place);
    }

    boolean isArmed() {
        return next.get() != null;
    }

    @Override
    public void begins(Step step) {
        reached(step, Point.BEGINS);
    }

    @Override
    public void answered(Step step) {
        reached(step, Point.ANSWERED);
    }

    @Override
    public void done(Step step) {
        reached(step, Point.DONE);
    }

    private void reached(Step step, Point point) {
        if (pause.get() != null && pause.get().equals(new Place(step, point))) {
            pause.set(null);
            meanwhile.run();
        }
        var place = next.get();
        if (place != null && place.step() == step && place.point() == point && next.compareAndSet(place, null)) {
            throw new Crash(place);
        }
    }
}
