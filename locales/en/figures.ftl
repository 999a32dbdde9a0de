# Figures: how many reports, how fast, how satisfied.
figures-not-yours = These figures are for admins and auditors.
figures-title = { $name } · { $period }
figures-dates = { $start } – { $end }
figures-day = { $day }/{ $month }
figures-week = Last week
figures-month = Last month
figures-quarter = Last quarter
figures-monthly = Monthly report, month { $month }
figures-cases = { $n ->
    [one] { $n } report
   *[other] { $n } reports
}
figures-minutes = { $n } min
figures-hours = { $n } h
figures-days = { $n } working days
figures-reported = { $n ->
    [one] { $n } report
   *[other] { $n } reports
} ({ $before } in the period before) by { $people } residents; { $waiting } still being worked on.
figures-accept = Accepted: half within { $median }, nine in ten within { $ninth } ({ $n } reports, working time only).
figures-accept-none = Accepted: none yet.
figures-finish = Done: half within { $median }, nine in ten within { $ninth } ({ $n } reports, working time only).
figures-finish-none = Done: none yet.
figures-late = Late: { $overdue }. Residents said “not fixed”: { $reopened }.
figures-rates = Taken on { $responded }, solved { $solved }, satisfied { $satisfied }.
figures-unanswered = Asked and did not answer: { $silent }. Not counted as satisfied.
figures-tile-reported = Reported
figures-tile-before = { $n } in the period before
figures-tile-accept = Accepted (median)
figures-tile-finish = Done (median)
figures-tile-ninth = nine in ten within { $time }
figures-tile-satisfied = Satisfied
figures-tile-rated = { $counts }, no answer { $silent }
figures-by-service = By kind
figures-by-grid = By grid
figures-others = Others
