package io.ptcpdump.text;

import java.nio.file.Path;

/**
 * How far local time is from UTC. The zone is found as the C library finds it (tzset(3)), so that times are those of every
 * other program under the same {@code TZ}; {@code java.time} does not know POSIX rules such as {@code EST5EDT,M3.2.0,M11.1.0},
 * and loading its zone tables would take longer than everything else that is done before the first packet.
 */
public sealed interface LocalZone permits PosixTimeZone, TimeZoneFile {
    LocalZone UTC = PosixTimeZone.fixed(0);

    /** Seconds to add to UTC at a moment, given in seconds since 1970; does not allocate. */
    int offsetSeconds(long epochSecond);

    /** The zone of the environment variable {@code TZ}, else of /etc/localtime. */
    static LocalZone ofEnvironment() {
        return of(System.getenv("TZ"), Path.of("/usr/share/zoneinfo"), Path.of("/etc/localtime"));
    }

    /**
     * The zone a value of {@code TZ} names: a file below {@code folder}, an absolute path, or a POSIX rule; UTC where it is
     * none of these.
     *
     * @param tz        the value, null where the variable is not set
     * @param localtime the file for an unset variable
     */
    static LocalZone of(String tz, Path folder, Path localtime) {
        if (tz == null) {
            LocalZone zone = TimeZoneFile.read(localtime);
            return zone == null ? UTC : zone;
        }
        String name = tz.startsWith(":") ? tz.substring(1) : tz;
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            return UTC;
        }
        LocalZone zone = TimeZoneFile.read(folder.resolve(name));
        if (zone == null) {
            zone = PosixTimeZone.parse(name);
        }
        return zone == null ? UTC : zone;
    }
}
