-- Daily requests that the outline leaves to the standards: the base's, as they are.

extend "takeout" {}
extend "transport" {}
extend "provision" {}
extend "media_use" {}
extend "device_loan" {}
extend "outside_work" {}
extend "id_new" {}
extend "id_change" {}
extend "id_end" {}
extend "privileged_use" {}
extend "software_install" {}
extend "configuration" {}
extend "disposal" {}
extend "repair" {}
extend "site_work" {}
extend "room_entry" {}
extend "room_permit" {}
extend "urgent_exception" {}
