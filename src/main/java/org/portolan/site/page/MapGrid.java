package org.portolan.site.page;

import java.util.List;
import java.util.stream.IntStream;

/** Mercator's projection, ten units a degree of longitude, y growing downwards from the equator's north. */
public final class MapGrid {
    private static final double UNITS = 10;

    private MapGrid() {
    }

    /**
     * @param longitude degrees, -180 to 180
     * @return units from the meridian of Greenwich, to a tenth
     */
    public static double x(double longitude) {
        return round(longitude * UNITS);
    }

    /**
     * @param latitude degrees between -90 and 90, neither of them
     * @return units southwards from the equator, to a tenth
     */
    public static double y(double latitude) {
        double radians = Math.toRadians(latitude);
        return round(-Math.toDegrees(Math.log(Math.tan(Math.PI / 4 + radians / 2))) * UNITS);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /**
     * The part of the drawing that holds all points, with a margin of two degrees.
     *
     * @return least x, least y, width, height
     */
    public static List<Double> box(List<Value.Dot> dots) {
        double margin = 2 * UNITS;
        double left = dots.stream().mapToDouble(Value.Dot::x).min().orElse(0) - margin;
        double top = dots.stream().mapToDouble(Value.Dot::y).min().orElse(0) - margin;
        double right = dots.stream().mapToDouble(Value.Dot::x).max().orElse(0) + margin;
        double bottom = dots.stream().mapToDouble(Value.Dot::y).max().orElse(0) + margin;
        return List.of(round(left), round(top), round(right - left), round(bottom - top));
    }

    /** The x of every fifth meridian. */
    public static List<Double> meridians() {
        return IntStream.rangeClosed(-36, 36).mapToObj(number -> x(number * 5.0)).toList();
    }

    /** The y of every fifth parallel. */
    public static List<Double> parallels() {
        return IntStream.rangeClosed(-16, 16).mapToObj(number -> y(number * 5.0)).toList();
    }

    /** The longitudes of the meridians within a box, in degrees. */
    public static List<Integer> longitudes(List<Double> box) {
        return IntStream.rangeClosed(-36, 36).map(number -> number * 5)
                .filter(degrees -> isWithin(x(degrees), box.get(0), box.get(2))).boxed().toList();
    }

    /** The latitudes of the parallels within a box, in degrees. */
    public static List<Integer> latitudes(List<Double> box) {
        return IntStream.rangeClosed(-16, 16).map(number -> number * 5)
                .filter(degrees -> isWithin(y(degrees), box.get(1), box.get(3))).boxed().toList();
    }

    private static boolean isWithin(double at, double begin, double length) {
        double margin = UNITS;
        return at > begin + margin && at < begin + length - margin;
    }
}
