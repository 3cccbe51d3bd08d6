"""Which test injects which fault into a server; `test_server_faults` sees that each exists."""

DATABASE = "tests/server/test_database_faults.py::test_"
WORKERS = "tests/server/test_workers.py::test_"
CODES = "tests/server/test_codes.py::test_"

FAULTS: dict[str, tuple[str, ...]] = {
    "A worker is killed in mid-push": (
        f"{WORKERS}workers_die_in_mid_push",
        f"{WORKERS}all_workers_end_with_their_parent",
        "tests/sync/test_kills.py::test_the_server_is_killed_in_mid_push",
    ),
    "The database is restarted under load": (f"{DATABASE}the_database_is_restarted_under_load",),
    "The pool of connections is exhausted": (f"{DATABASE}all_connections_are_in_use",),
    "A slow disk": (f"{DATABASE}a_slow_database_is_waited_for_only_so_long",),
    "A full disk": (
        "tests/sync/test_disks.py::test_a_server_takes_a_push_whole_or_not_at_all",
        "tests/server/test_blobs.py::test_a_disk_that_fills_up_is_told_and_nothing_is_lost",
    ),
    "A standby is behind": (f"{DATABASE}a_standby_that_is_behind_is_never_believed",),
    "Failover in mid-push with synchronous replication": (
        f"{DATABASE}failover_with_synchronous_replication_loses_nothing",
        f"{DATABASE}nothing_is_taken_in_without_the_promised_standby",
    ),
    "Failover without it": (f"{DATABASE}failover_without_it_begins_an_epoch_and_posts_heal_it",),
    "The clock of one worker is an hour off": (
        f"{WORKERS}the_clock_of_one_machine_is_an_hour_off",
    ),
    "A migration is interrupted": (
        (
            "tests/server/test_postgresql_migrations.py::"
            "test_a_migration_that_is_interrupted_has_not_happened"
        ),
    ),
    "Workers of two versions on one database": (
        "tests/server/test_upgrade.py::test_workers_are_replaced_one_after_the_other_under_load",
        "tests/server/test_upgrade.py::test_migrations_only_add",
    ),
    "A backup under load restores to a consistent state": (
        "tests/sync/test_operation.py::test_a_backup_under_load_is_of_one_moment",
        (
            "tests/sync/test_operation.py::"
            "test_what_was_acknowledged_after_a_backup_comes_back_from_the_posts"
        ),
    ),
    "A token that has expired": (f"{CODES}a_token_that_has_an_end",),
    "A token that was revoked": (
        "tests/server/test_access.py::test_a_revoked_device_is_cut_within_a_second",
        "tests/server/test_access.py::test_revoked_in_mid_push",
        "tests/server/test_admin_browser.py::test_a_post_comes_in_and_is_shut_out",
    ),
    "A token that was stolen": ("tests/server/test_api.py::test_a_token_is_one_device_s",),
    "A token that is none": (
        f"{CODES}what_is_no_token",
        "tests/server/test_api.py::test_without_a_token_or_with_a_wrong_one",
    ),
    "Whatever the API's description allows and forbids": (
        "tests/server/test_walk.py::test_a_post_asks_anything",
        "tests/server/test_walk.py::test_anybody_asks_anything",
        "tests/server/test_walk.py::test_an_administrator_asks_anything",
    ),
}
