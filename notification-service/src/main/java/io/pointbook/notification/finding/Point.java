package io.pointbook.notification.finding;

/** A place on the earth, in degrees. */
record Point(double latitude, double longitude) {
    private static final double EARTH_RADIUS_KM = 6_371.0;
    private static final double MOST_LATITUDE = 90;
    private static final double MOST_LONGITUDE = 180;

    Point {
        if (!(Math.abs(latitude) <= MOST_LATITUDE && Math.abs(longitude) <= MOST_LONGITUDE)) {
            throw new IllegalArgumentException("not a place on the earth");
        }
    }

    /** Along the surface of a ball as large as the earth: within half a percent of the truth. */
    double kilometresTo(Point other) {
        double northward = Math.toRadians(other.latitude - latitude) / 2;
        double eastward = Math.toRadians(other.longitude - longitude) / 2;
        double half = Math.pow(Math.sin(northward), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(eastward), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
    }
}
