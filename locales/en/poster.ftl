# The sheet on the door of a building: big words, few of them.

poster-title = Need a repair?
poster-how =
    Scan, say it in one line, or take a photo.
    Somebody comes, and you hear when it is done.
    { $place } is filled in already.
poster-web = With WeChat or the phone's camera: no download, no account
poster-telegram = For Telegram scan this
poster-no-phone = No phone to scan with? Call the office
poster-urgent = Fire 119 · Police 110 · Ambulance 120
