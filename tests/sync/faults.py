"""Which test injects which fault. `test_fault_list` sees to it that each of them exists."""

DEATHS = "tests/sync/test_deaths.py::test_a_"
SIMULATED = "tests/sync/test_simulator.py::test_whatever_happens_all_end_equal"

FAULTS: dict[str, tuple[str, ...]] = {
    "SIGKILL of a post before and after local commit, send, answer stored, page received, page "
    "committed": (f"{DEATHS}post_dies_at_work",),
    "SIGKILL of a post before and after a snapshot section, before its end": (
        f"{DEATHS}newcomer_dies_in_a_snapshot",
    ),
    "SIGKILL of a server before and after insert, commit, answer sent, page sent": (
        f"{DEATHS}server_dies_at_work",
    ),
    "SIGKILL of a server while it makes a snapshot": (
        f"{DEATHS}server_dies_while_it_makes_a_snapshot",
    ),
    "SIGKILL at any time": (
        "tests/sync/test_kills.py::test_the_server_is_killed_in_mid_push",
        "tests/sync/test_kills.py::test_a_post_is_killed_in_mid_work",
    ),
    "Partition, one way and both": ("tests/sync/test_lines.py::test_a_partition",),
    "Half-open socket, stall": (
        "tests/sync/test_lines.py::test_a_stall_and_a_half_open_connection",
        "tests/sync/test_faults.py::test_a_black_hole_holds_nothing_up",
        "tests/sync/test_faults.py::test_joining_a_black_hole_ends_when_the_post_closes",
    ),
    "Cut inside a frame": (
        "tests/sync/test_faults.py::test_an_answer_that_breaks_off",
        "tests/sync/test_faults.py::test_event_streams_that_are_cut",
        "tests/sync/test_newcomers.py::test_a_history_that_breaks_off_is_asked_for_again",
    ),
    "Answers that make no sense": (
        "tests/sync/test_faults.py::test_what_answers_is_no_server",
        "tests/sync/test_faults.py::test_a_server_that_turns_to_garbage_after_joining",
        "tests/sync/test_faults.py::test_a_page_that_would_move_the_cursor_wrongly_is_garbage",
    ),
    "Batches duplicated, reordered, day-old": (
        "tests/sync/test_batches.py::test_late_in_parts_and_in_another_order",
        (
            "tests/journal/test_convergence.py::"
            "test_any_order_duplication_or_delay_ends_in_the_same_state"
        ),
        SIMULATED,
    ),
    "Batches truncated": (
        "tests/sync/test_batches.py::test_a_batch_that_was_cut_is_refused_as_a_whole",
    ),
    "The same batch twice at once": (
        "tests/sync/test_batches.py::test_the_same_batch_twice_at_once",
    ),
    "Eight writers and a polling reader": (
        "tests/sync/test_batches.py::test_eight_writers_and_one_who_reads_all_the_time",
    ),
    "Clock an hour ahead, a day behind, in 1970, stepping while running": (
        "tests/journal/test_clocks.py::test_what_is_written_last_on_a_machine_stays_last",
        "tests/journal/test_clocks.py::test_steps_while_running_never_turn_the_order",
        "tests/journal/test_clocks.py::test_a_stamp_from_far_ahead_is_kept_flagged_and_pulls_nobody",
        SIMULATED,
    ),
    "Disk full on a post at every write": (
        "tests/sync/test_disks.py::test_a_page_is_taken_in_whole_or_not_at_all",
        "tests/sync/test_disks.py::test_an_act_is_saved_whole_or_not_at_all",
        "tests/sync/test_disks.py::test_an_answer_is_kept_or_the_batch_is_sent_again",
        "tests/sync/test_disks.py::test_a_part_of_a_snapshot",
        SIMULATED,
    ),
    "Disk full on a server at every write": (
        "tests/sync/test_disks.py::test_a_server_takes_a_push_whole_or_not_at_all",
        SIMULATED,
    ),
    "Busy and read-only database": (
        "tests/sync/test_disks.py::test_a_database_that_another_program_holds",
        "tests/sync/test_disks.py::test_a_database_that_cannot_be_written",
    ),
    "Corrupted page": (
        "tests/journal/test_salvage.py::test_what_is_before_and_after_a_damaged_page_is_read_out",
        "tests/server/test_start.py::test_a_damaged_database_is_not_touched",
    ),
    "Lost write-ahead log": (
        (
            "tests/journal/test_salvage.py::"
            "test_a_lost_write_ahead_log_is_said_and_made_good_from_the_backup"
        ),
        "tests/sync/test_clones.py::test_what_went_with_a_write_ahead_log_comes_back",
    ),
    "Old post with new server and the reverse": (
        "tests/sync/test_faults.py::test_what_answers_is_no_server",
        "tests/server/test_api.py::test_another_version_of_the_protocol",
        "tests/sync/test_batches.py::test_what_a_newer_version_writes_passes_through",
        "tests/sync/test_batches.py::test_messages_of_a_newer_protocol_may_say_more",
    ),
    "Poison change in the middle of 1,000": (
        "tests/sync/test_parked.py::test_poison_among_a_thousand_of_ours_stops_only_its_own_record",
        "tests/sync/test_parked.py::test_poison_among_a_thousand_of_theirs_stops_nothing",
        SIMULATED,
    ),
    "300 posts reconnecting at once": (
        "tests/sync/test_crowd.py::test_three_hundred_posts_at_once",
    ),
    "A long backlog while live messages go through": (
        "tests/sync/test_batches.py::test_a_long_backlog_does_not_hold_up_what_is_new",
    ),
    "Silent death of one stream": (
        "tests/sync/test_lines.py::test_an_event_stream_that_dies_silently",
    ),
    "Copied data folder": (
        "tests/sync/test_clones.py::test_a_copy_beside_the_original_is_another_device",
        "tests/sync/test_clones.py::test_a_folder_from_another_machine_is_another_device",
        "tests/sync/test_clones.py::test_a_copy_that_nobody_noticed",
        "tests/journal/test_forks.py::test_one_stamp_used_twice_shows_the_same_whatever_arrived_first",
        SIMULATED,
    ),
    "Laptop put back to yesterday": (
        "tests/sync/test_clones.py::test_a_laptop_put_back_to_yesterday_lacks_nothing_afterwards",
        SIMULATED,
    ),
    "Server put back to yesterday": (
        "tests/sync/test_faults.py::test_a_server_restored_from_yesterday_gets_all_again",
        "tests/sync/test_clones.py::test_a_server_put_back_to_yesterday_whose_numbers_go_on",
        "tests/sync/test_hubs.py::test_a_server_restored_gets_back_what_others_had_made",
        SIMULATED,
    ),
    "Three months away": ("tests/sync/test_newcomers.py::test_three_months_away",),
    "Loss of a hub": ("tests/sync/test_hubs.py::test_the_hub_is_lost_and_another_takes_over",),
}
