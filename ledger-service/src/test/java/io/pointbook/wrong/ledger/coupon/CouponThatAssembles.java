package io.pointbook.wrong.ledger.coupon;

import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;
import org.axonframework.config.Configuration;

/** Puts the application together, which is the business of runtime alone. */
final class CouponThatAssembles {
    private final DataSource database;
    private final Configuration axon;

    CouponThatAssembles(DataSource database, Configuration axon) {
        this.database = database;
        this.axon = axon;
    }

    @Produces
    DataSource database() {
        return database;
    }

    Configuration axon() {
        return axon;
    }
}
