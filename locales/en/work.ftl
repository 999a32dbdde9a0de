# The worker's day: holding, extending, assistance, merging, handing over, absence, patrols, checks.

wait-parts = Waiting for parts
wait-weather = Waiting for the weather
wait-resident = Waiting for the resident to be at home
wait-works = Needs a works team
wait-approval = Waiting for approval

decline-to-police = Please ring the police on 110
decline-to-property = Please ask the property company
decline-to-court = For mediation or the court
