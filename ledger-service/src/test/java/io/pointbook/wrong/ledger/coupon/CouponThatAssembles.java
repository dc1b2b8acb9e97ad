package io.pointbook.wrong.ledger.coupon;

import jakarta.enterprise.inject.Instance;
import javax.sql.DataSource;
import org.axonframework.config.Configuration;

/** Puts the application together, which is the business of runtime alone. No bean: Quarkus' tests would take it for one of theirs. */
final class CouponThatAssembles {
    private final Instance<DataSource> database;
    private final Configuration axon;

    CouponThatAssembles(Instance<DataSource> database, Configuration axon) {
        this.database = database;
        this.axon = axon;
    }

    Instance<DataSource> database() {
        return database;
    }

    Configuration axon() {
        return axon;
    }
}
