package org.portolan.check.queries;

/**
 * A point on the ellipsoid of WGS 84.
 *
 * @param latitude  in radians
 * @param longitude in radians
 */
record GeodeticPoint(double latitude, double longitude) {
    private static final double EQUATOR = 6_378_137;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double POLE = EQUATOR * (1 - FLATTENING);
    /** Of the sphere that stands for the Earth where the ellipsoid has no answer. */
    private static final double MEAN = (2 * EQUATOR + POLE) / 3;
    private static final double NEAR_ENOUGH = 1e-12;
    private static final int MOST_STEPS = 100;

    /** The angle at the centre of a sphere, in radians. */
    double angleTo(GeodeticPoint other) {
        double south = Math.sin((other.latitude - latitude) / 2);
        double east = Math.sin((other.longitude - longitude) / 2);
        double half = south * south + Math.cos(latitude) * Math.cos(other.latitude) * east * east;
        return 2 * Math.asin(Math.min(1, Math.sqrt(half)));
    }

    /**
     * The shortest way along the ellipsoid, in metres, to within a millimetre (T. Vincenty, Survey Review XXIII, 176,
     * 1975). His iteration does not end for points that are nearly opposite; the sphere's answer is within 0.6 %.
     */
    double metresTo(GeodeticPoint other) {
        double u1 = Math.atan((1 - FLATTENING) * Math.tan(latitude));
        double u2 = Math.atan((1 - FLATTENING) * Math.tan(other.latitude));
        double difference = other.longitude - longitude;
        double lambda = difference;
        for (int step = 0; step < MOST_STEPS; step++) {
            Arc arc = Arc.of(u1, u2, lambda);
            double before = lambda;
            lambda = difference + arc.correction();
            if (Math.abs(lambda - before) < NEAR_ENOUGH) {
                return arc.metres();
            }
        }
        return MEAN * angleTo(other);
    }

    /**
     * The arc on the auxiliary sphere.
     *
     * @param sigma     its length, in radians
     * @param sinSigma  of it
     * @param cosSigma  of it
     * @param sinAlpha  of its azimuth at the equator
     * @param cosMiddle cosine of twice the way from the equator to its middle
     */
    private record Arc(double sigma, double sinSigma, double cosSigma, double sinAlpha, double cosMiddle) {
        static Arc of(double u1, double u2, double lambda) {
            double across = Math.cos(u2) * Math.sin(lambda);
            double along = Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda);
            double sinSigma = Math.hypot(across, along);
            double cosSigma = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
            double sinAlpha = sinSigma == 0 ? 0 : Math.cos(u1) * Math.cos(u2) * Math.sin(lambda) / sinSigma;
            double square = 1 - sinAlpha * sinAlpha;
            double cosMiddle = square == 0 ? 0 : cosSigma - 2 * Math.sin(u1) * Math.sin(u2) / square;
            return new Arc(Math.atan2(sinSigma, cosSigma), sinSigma, cosSigma, sinAlpha, cosMiddle);
        }

        private double cosSquareAlpha() {
            return 1 - sinAlpha * sinAlpha;
        }

        /** By how much longitudes differ on the sphere more than on the ellipsoid. */
        double correction() {
            double c = FLATTENING / 16 * cosSquareAlpha() * (4 + FLATTENING * (4 - 3 * cosSquareAlpha()));
            return (1 - c) * FLATTENING * sinAlpha * (sigma + c * sinSigma
                    * (cosMiddle + c * cosSigma * (2 * cosMiddle * cosMiddle - 1)));
        }

        /** Its length on the ellipsoid, by Vincenty's own shorter series (1976). */
        double metres() {
            double root = Math.sqrt(1 + cosSquareAlpha() * (EQUATOR * EQUATOR - POLE * POLE) / (POLE * POLE));
            double k = (root - 1) / (root + 1);
            double a = (1 + k * k / 4) / (1 - k);
            double b = k * (1 - 3 * k * k / 8);
            double square = cosMiddle * cosMiddle;
            double correction = b * sinSigma * (cosMiddle + b / 4 * (cosSigma * (2 * square - 1)
                    - b / 6 * cosMiddle * (4 * sinSigma * sinSigma - 3) * (4 * square - 3)));
            return POLE * a * (sigma - correction);
        }
    }
}
