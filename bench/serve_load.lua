-- What readers of `sayso serve` ask, for wrk; bench/serve_load.py runs it. Words and names are ledger_bench.cpp's, drawn as
-- Zipf has it: the n-th is asked for about 1/n as often as the first.
local syllables = {"ka", "lo", "mi", "ter", "ung", "be", "stra", "wen", "dor", "fisch", "au", "gel"}
local facets = "&by=day&by=who&by=act&by=outlet&by=via&by=certainty&by=form"
local statements = {}

local function word(number)
  local text, n = "", number + 13
  while n > 0 do
    text = text .. syllables[n % 12 + 1]
    n = math.floor(n / 12)
  end
  return text
end

local function zipf(size)
  return math.floor(math.exp(math.random() * math.log(size))) - 1
end

local function person()
  local n = zipf(20000)
  return "Vor" .. word(n % 211) .. "%20Nach" .. word(n)
end

-- Of a hundred requests so many are of each kind.
local kinds = {
  {15, function() return "/search.json" end},
  {15, function() return "/facets.json?q=" .. facets end},
  {20, function() return "/search.json?q=" .. word(zipf(50000)) end},
  {15, function() return "/facets.json?q=" .. word(zipf(50000)) .. facets end},
  {10, function() return "/search.json?q=" .. word(zipf(50000)) .. "+act:deny" end},
  {10, function() return "/suggest.json?word=nach" .. word(zipf(20000)):sub(1, 4) end},
  {10, function() return "/statements/" .. statements[math.random(#statements)] .. ".json" end},
  {5, function() return "/sources/" .. person() .. ".json" end},
}

local threads = 0

-- A thread has globals of its own: what is local here is another one there.
function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

function init(args)
  math.randomseed(seed)
  for id in io.lines(args[1]) do statements[#statements + 1] = id end
  wrk.headers["Accept-Encoding"] = "gzip"
end

function request()
  local left = math.random(100)
  for _, kind in ipairs(kinds) do
    left = left - kind[1]
    if left <= 0 then return wrk.format("GET", kind[2]()) end
  end
end

-- wrk counts as a timeout whatever took longer than two seconds, answered or not.
local function failures(errors)
  local kinds = {}
  for _, kind in ipairs({"status", "connect", "read", "write", "timeout"}) do
    if errors[kind] > 0 then kinds[#kinds + 1] = errors[kind] .. " " .. kind end
  end
  return #kinds == 0 and "none" or table.concat(kinds, ", ")
end

function done(summary, latency)
  io.write(string.format("requests/s %.0f  p50 %.1f ms  p90 %.1f ms  p99 %.1f ms  worst %.1f ms  failed %s\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(90) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000, failures(summary.errors)))
end
