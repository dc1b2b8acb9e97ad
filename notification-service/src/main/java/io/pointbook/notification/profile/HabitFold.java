package io.pointbook.notification.profile;

import io.pointbook.notification.profile.Habits.Liking;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Habits while one message is added to them. */
final class HabitFold {
    private final HabitSettings settings;
    private final TreeMap<String, Liking> items;
    private final TreeMap<String, Double> categories;
    private final TreeMap<String, Double> stores;
    private final TreeMap<Integer, Double> weekdays;
    private final TreeMap<Integer, Double> hours;
    private Instant asOf;

    HabitFold(Habits before, HabitSettings settings) {
        this.settings = settings;
        this.asOf = before.asOf();
        this.items = new TreeMap<>(before.items());
        this.categories = new TreeMap<>(before.categories());
        this.stores = new TreeMap<>(before.stores());
        this.weekdays = new TreeMap<>(before.weekdays());
        this.hours = new TreeMap<>(before.hours());
    }

    HabitFold take(Bought bought, Map<String, Instant> times) {
        age(bought.at());
        for (Bought.Line line : bought.lines()) {
            if (line.isSale()) {
                like(line, line.weight(line.quantity()) * share(bought.at()));
            } else if (line.quantity().signum() < 0) {
                takeOff(line, bought.at(), times);
            }
        }
        if (bought.isPurchase()) {
            double share = share(bought.at());
            var local = bought.at().atZone(settings.zone());
            stores.merge(bought.storeId(), share, Double::sum);
            weekdays.merge(local.getDayOfWeek().getValue(), share, Double::sum);
            hours.merge(local.getHour(), share, Double::sum);
        }
        return this;
    }

    Habits habits() {
        return new Habits(
                asOf,
                Habits.kept(items, Liking::weight, Habits.MOST_ITEMS),
                Habits.kept(categories, Double::doubleValue, Habits.MOST_NAMES),
                Habits.kept(stores, Double::doubleValue, Habits.MOST_NAMES),
                Habits.kept(weekdays, Double::doubleValue, Habits.MOST_NAMES),
                Habits.kept(hours, Double::doubleValue, Habits.MOST_ITEMS));
    }

    /** A later purchase makes all that is before it count less. */
    private void age(Instant at) {
        if (!at.isAfter(asOf)) {
            return;
        }
        double left = decay(Duration.between(asOf, at));
        asOf = at;
        items.replaceAll((_, liking) -> new Liking(liking.name(), liking.category(), liking.weight() * left));
        categories.replaceAll((_, weight) -> weight * left);
        stores.replaceAll((_, weight) -> weight * left);
        weekdays.replaceAll((_, weight) -> weight * left);
        hours.replaceAll((_, weight) -> weight * left);
    }

    private double share(Instant at) {
        return at.isBefore(asOf) ? decay(Duration.between(at, asOf)) : 1;
    }

    private double decay(Duration time) {
        return Math.pow(0.5, (double) time.toSeconds() / settings.halfLife().toSeconds());
    }

    /** Goods that came back go as heavily as they came: by the time at which they were bought. */
    private void takeOff(Bought.Line line, Instant at, Map<String, Instant> times) {
        if (line.took() == null || line.took().isEmpty()) {
            like(line, -line.weight(line.quantity()) * share(at));
            return;
        }
        for (Bought.Took took : line.took()) {
            like(line, -line.weight(took.quantity()) * share(times.getOrDefault(took.receipt(), at)));
        }
    }

    private void like(Bought.Line line, double weight) {
        if (line.item() == null) {
            return;
        }
        var known = items.get(line.item());
        var name = line.name() != null || known == null ? line.name() : known.name();
        var category = line.category() != null || known == null ? line.category() : known.category();
        double before = known == null ? 0 : known.weight();
        items.put(line.item(), new Liking(name, category, Math.max(0, before + weight)));
        if (category != null) {
            categories.merge(category, weight, Double::sum);
        }
    }
}
