package io.pointbook.notification.ingest;

import io.pointbook.notification.profile.HabitSettings;
import java.time.Duration;

/**
 * How the topics are read.
 *
 * @param threads consumers of each topic
 * @param absence who buys again after so long has come back
 * @param notedFor occasions that are older are not noted
 * @param lookEvery how often generations are looked at
 */
public record IngestSettings(
        String bootstrapServers,
        int threads,
        HabitSettings habits,
        Duration absence,
        Duration notedFor,
        Duration lookEvery) {}
