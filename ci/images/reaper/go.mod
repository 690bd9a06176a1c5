module loadbearing/reaper

go 1.24
