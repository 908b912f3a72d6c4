package io.rhapsode.application.cli.doctor;

import java.util.List;

/** Looks at one side of an installation, and changes nothing. */
interface Examination {

    List<Finding> look();
}
