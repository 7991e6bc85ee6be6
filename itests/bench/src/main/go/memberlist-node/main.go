// SPDX-License-Identifier: Apache-2.0

// One member of a memberlist cluster with the settings that memberlist has for a LAN.
// It says what it sees in lines of JSON, with the times of the machine's monotonic clock.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"time"
	"unsafe"

	"github.com/hashicorp/memberlist"
)

// Linux's number of the clock that Java's System.nanoTime reads.
const clockMonotonic = 1

const goodbye = 5 * time.Second

type line struct {
	Nanos int64  `json:"nanos"`
	Event string `json:"event"`
	Text  string `json:"text"`
}

type voice struct {
	lock sync.Mutex
	self string
}

func (v *voice) say(event, text string) {
	v.lock.Lock()
	defer v.lock.Unlock()
	bytes, err := json.Marshal(line{monotonicNanos(), event, text})
	if err != nil {
		fail(err)
	}
	fmt.Println(string(bytes))
}

func (v *voice) NotifyJoin(node *memberlist.Node) {
	if node.Name != v.self {
		v.say("up", node.Name)
	}
}

func (v *voice) NotifyLeave(node *memberlist.Node) {
	if node.Name != v.self {
		v.say("down", node.Name)
	}
}

func (v *voice) NotifyUpdate(*memberlist.Node) {}

func monotonicNanos() int64 {
	var now syscall.Timespec
	_, _, errno := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, clockMonotonic, uintptr(unsafe.Pointer(&now)), 0)
	if errno != 0 {
		fail(errno)
	}
	return now.Nano()
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// Answers until the pipe from the benchmark ends, and this process with it.
func (v *voice) answer() {
	questions := bufio.NewScanner(os.Stdin)
	for questions.Scan() {
		if questions.Text() == "heap" {
			var stats runtime.MemStats
			runtime.GC()
			runtime.GC()
			runtime.ReadMemStats(&stats)
			v.say("heap", strconv.FormatUint(stats.HeapAlloc, 10))
		}
	}
	os.Exit(0)
}

// Takes its name, its port, and the addresses of members to ask for others.
func main() {
	port, err := strconv.Atoi(os.Args[2])
	if err != nil {
		fail(err)
	}
	v := &voice{self: os.Args[1]}
	config := memberlist.DefaultLANConfig()
	config.Name = v.self
	config.BindPort = port
	config.AdvertisePort = port
	config.Events = v
	v.say("active", "")
	list, err := memberlist.Create(config)
	if err != nil {
		fail(err)
	}
	if seeds := os.Args[3:]; len(seeds) > 0 {
		// Who finds nobody waits to be found: the first one has nobody to ask.
		if _, err := list.Join(seeds); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	v.say("self", v.self)
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM)
	go v.answer()
	<-end
	if err := list.Leave(goodbye); err != nil {
		fail(err)
	}
}
