// Errors and the one way to return them.
//
// An Error says what is wrong, in which input, record and byte, and what to do about it. A function that can
// fail returns Result<T>; no exception crosses a public function of Sayso except std::bad_alloc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace sayso {

struct Error {
    std::string what;                     // what is wrong, a plain sentence without a full stop
    std::string input;                    // the file, address or stream; empty if not known (yet)
    std::string record;                   // which record of it ("line 17", "WARC record 4"); may be empty
    std::optional<std::uint64_t> offset;  // byte offset in the input
    std::string remedy;                   // what a user can do; may be empty

    // One line for a person: "input, record, byte N: what (remedy)".
    [[nodiscard]] std::string message() const;

    bool operator==(const Error&) const = default;
};

// A value or an Error. Test it before taking the value; taking the wrong one is a logic error and throws
// std::bad_variant_access.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() & { return std::get<0>(state_); }
    [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
    [[nodiscard]] T& operator*() & { return value(); }
    [[nodiscard]] const T& operator*() const& { return value(); }
    [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
    [[nodiscard]] T* operator->() { return &value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }

    [[nodiscard]] const Error& error() const& { return std::get<1>(state_); }
    [[nodiscard]] Error&& error() && { return std::get<1>(std::move(state_)); }

private:
    std::variant<T, Error> state_;
};

// Success or an Error, for functions that have nothing else to return.
struct Done {};
using Status = Result<Done>;

}  // namespace sayso
